import { runCommandLine } from './commandLine.ts';

/** If the reader closes the pipe early (`| head`), end quietly. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

process.exitCode = runCommandLine(process.argv.slice(2), process.env, {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  line: process.stderr.isTTY ? (text) => void process.stderr.write(text) : undefined,
});
