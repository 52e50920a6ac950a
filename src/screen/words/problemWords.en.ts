import { unreachable } from '../../core/base/unreachable.ts';
import type { LimitName } from '../../core/scene/limits.ts';
import type { DanglingName, Expected, Problem, Unit } from '../../core/scene/problem.ts';
import { shorten } from '../../core/scene/shorten.ts';
import { fileGot, fileRemedy, ONE_FILE } from './fileProblemWords.en.ts';
import { MOST_MARKS, type Unseen } from '../../core/scene/texts.ts';
import { misfitsEnglish } from './misfitWords.en.ts';
import { nearest } from './nearest.ts';
import { plainNumber } from './plainNumber.ts';
import { phasesAmong } from './phasesAmong.ts';
import type { ProblemSentences } from './problemSentences.ts';
import { typedNumbersEnglish } from './typedNumberWords.en.ts';

const EXPECTED: Readonly<Record<Expected, string>> = {
  object: 'an object { … }',
  list: 'a list [ … ]',
  pair: 'a list of two moments',
  text: 'text in quotes',
  number: 'a number',
  invented: '{ "invented": number, "because": text }',
  structural: 'a whole number, bare or with its "quote" or "source"',
  link: 'a class of links, or { "from": node, "to": node }',
  moment: 'a moment: its name, or { "between": [name, name], "share": number }',
};

const FORM: Readonly<Record<Expected, string>> = {
  object: 'Write { "key": value } with the keys that belong here.',
  list: 'Write [ ] with the items between the brackets, even for one item.',
  pair: 'Write the earlier moment and the later one: ["step1.efa.start", "step1.efa.end"].',
  text: 'Write the text between double quotes.',
  number: 'Write the number without quotes and without a unit: the unit is fixed by the format.',
  invented: 'This number is made up, and must say so. Write { "invented": number, "because": "…" } with your reason.',
  structural:
    'Write 4 if you chose it, { "article": 4, "quote": "…" } if the article says it, { "document": 4, "source": "…" } if a document does.',
  link: 'Write "efa" for every link of a class, or { "from": "c0", "to": "c1" } for one of them.',
  moment: 'Write "step1.efa.start", or { "between": ["step1.efa.start", "step1.efa.end"], "share": 0.5 }.',
};

const UNIT: Readonly<Record<Unit, string>> = {
  time: ' ticks',
  size: ' units',
  rate: ' units per tick',
  share: ' (a share of 1)',
  count: '',
  pace: ' ticks per second of playback',
  speed: ' times the pace',
  factor: ' times',
  characters: ' characters',
  items: ' items',
  chips: ' chips',
};

const LIMIT: Readonly<Record<LimitName, { readonly counts: string; readonly remedy: string }>> = {
  fileBytes: { counts: 'bytes in the file', remedy: 'A scene is a few kilobytes. Is this the right file?' },
  chips: { counts: 'chips in the cluster', remedy: 'Use fewer UltraServers, or fewer chips in each.' },
  nodes: { counts: 'listed nodes', remedy: 'List fewer nodes, or use a kind of cluster that counts them.' },
  links: { counts: 'listed links', remedy: 'List fewer links, or use a kind of cluster that generates them.' },
  tasks: { counts: 'tasks in the run', remedy: 'Use fewer steps or fewer chips.' },
  packets: {
    counts: 'packets in the run',
    remedy: 'Use larger packets, smaller gradients, fewer steps or fewer chips.',
  },
  hops: { counts: 'hops in the run', remedy: 'Use larger packets, smaller gradients, fewer steps or fewer chips.' },
  dependencies: {
    counts: 'task dependencies',
    remedy: 'Use fewer steps or fewer chips, or leave out barriers.',
  },
  routeLinks: {
    counts: 'links over all routes',
    remedy: 'Use fewer chips, fewer equal paths, or a workload in which fewer chips send to each other.',
  },
  events: {
    counts: 'events in the run',
    remedy: 'Use larger packets, less traffic, fewer faults, or no window.',
  },
  ticks: {
    counts: 'ticks of simulated time in the run',
    remedy: 'Use smaller sizes, higher rates, or shorter times.',
  },
  faults: { counts: 'faults', remedy: 'Use a class of links instead of each link, or fewer faults.' },
  steps: { counts: 'steps', remedy: 'Use fewer steps.' },
  tokens: { counts: 'tokens in the run', remedy: 'Use fewer tokens, fewer layers or fewer chips.' },
  messages: { counts: 'listed messages', remedy: 'List fewer messages, or use a workload that generates them.' },
  beats: { counts: 'beats', remedy: 'Tell the story in fewer beats.' },
  problems: { counts: 'problems listed at once', remedy: 'Fix the ones above, then check again.' },
};

const UNSEEN: Readonly<Record<Unseen, { readonly expected: string; readonly remedy: string }>> = {
  control: {
    expected: 'text without control characters',
    remedy: 'Delete what is escaped here: it would control a terminal, or do nothing.',
  },
  direction: {
    expected: 'text without characters that change the writing direction',
    remedy: 'Delete the ones from U+202A to U+202E and from U+2066 to U+2069: they would reverse the text beside them.',
  },
  marks: {
    expected: `at most ${MOST_MARKS} marks over or under a letter`,
    remedy: 'Delete some: a pile of them would cover the line above.',
  },
  hidden: {
    expected: 'text of which every character can be seen',
    remedy: 'Delete what is escaped here, and use plain spaces: two texts that look the same must be the same.',
  },
};

const DURING = {
  building: 'The limit was reached while tasks were being created, before anything ran. ',
  running: 'The limit was reached during the run. ',
} as const;

const DANGLING: Readonly<
  Record<DanglingName, { readonly expected: string; readonly remedy: (known: readonly string[]) => string }>
> = {
  scene: {
    expected: 'the name of a scene of this app',
    remedy: (known) => `There are ${known.join(', ')}. Open any other scene from its file.`,
  },
  moment: {
    expected: 'the name of a moment of this run',
    remedy: (known) =>
      `Moments are "start", "end", and the .start and .end of each phase, in their order: ${phasesAmong(known)}.`,
  },
  number: {
    expected: 'the path of a number or a choice of this scene',
    remedy: () => 'The command "sources" lists the path of every number, and "kinds" the choices.',
  },
  chip: {
    expected: 'the number of another chip of this cluster',
    remedy: (known) => `Here they are ${known[0]} to ${known.at(-1)}; no chip sends to itself.`,
  },
  node: {
    expected: 'the id of a node of this cluster',
    remedy: () => 'A link names its ends by the "id" of a node in "nodes".',
  },
  end: {
    expected: 'a node of this cluster by its name',
    remedy: (known) =>
      `Chips are c0, c1, …, switches are s0, s1, …; here ${known.join(', ')} are the first and the last.`,
  },
  link: {
    expected: 'a node that a link leads to from there',
    remedy: (known) =>
      known.length === 0 ? 'No link leads away from that node.' : `Links lead from there to ${known.join(', ')}.`,
  },
  linkClass: {
    expected: 'a class of links that this cluster has',
    remedy: (known) => `Here the classes are ${known.join(', ')}.`,
  },
};

export const problemsEnglish: ProblemSentences = {
  wholeFile: 'the whole file',
  what: (problem) => `expected ${expected(problem)}, got ${got(problem)}`,
  remedy,
};

function got(problem: Problem): string {
  if (problem.kind === 'syntax') {
    const found = problem.got === 'nothing' ? 'the end of the file' : problem.got;
    return `${found} at line ${problem.line}, column ${problem.column}`;
  }
  if (problem.kind === 'notOneFile' || problem.kind === 'notText' || problem.kind === 'encoding')
    return fileGot(problem);
  if (problem.kind === 'unknownKey') return `${shorten(problem.key)}: ${problem.got}`;
  if (problem.kind !== 'limit') return problem.got;
  const count = Number(problem.got);
  return Number.isNaN(count) ? `more than ${plainNumber(problem.most)}` : plainNumber(count);
}

function expected(problem: Problem): string {
  switch (problem.kind) {
    case 'notOneFile':
    case 'notText':
      return ONE_FILE;
    case 'encoding':
      return 'text in UTF-8';
    case 'syntax':
      return 'JSON';
    case 'duplicateKey':
      return 'this key once';
    case 'bareTiming':
      return EXPECTED.invented;
    case 'measured':
      return 'a number that says whether it is made up, chosen or stated';
    case 'unknownKey':
      return `one of the keys ${problem.known.join(', ')}`;
    case 'missing':
    case 'wrongType':
      return EXPECTED[problem.expected];
    case 'notFinite':
      return 'a finite number';
    case 'typed':
      return typedNumbersEnglish.expected(problem.no);
    case 'notWhole':
      return 'a whole number';
    case 'outOfRange':
      return `${plainNumber(problem.min)} to ${plainNumber(problem.max)}${UNIT[problem.unit]}`;
    case 'emptyText':
      return 'text that says something';
    case 'badText':
      return `a name of lower-case letters, digits and hyphens, as ${problem.pattern} has it`;
    case 'brokenText':
      return 'text without broken characters';
    case 'lostText':
      return 'text in which no character is lost';
    case 'unseenText':
      return UNSEEN[problem.of].expected;
    case 'notAChoice':
      return problem.choices.join(' or ');
    case 'dangling':
      return DANGLING[problem.of].expected;
    case 'duplicate':
      return problem.of === 'phase'
        ? 'part and run names that give each phase a name of its own'
        : `an id that no other ${problem.of} has`;
    case 'selfLink':
      return 'another node than the one the link comes from';
    case 'unreachable':
      return `links that lead from "${problem.from}" to "${problem.to}"`;
    case 'noFabric':
      return `switches that chip ${problem.from} and chip ${problem.to} share, since this workload sends from one to the other`;
    case 'inconsistent':
      return `${plainNumber(problem.expected)} (${problem.formula})`;
    case 'notForThis':
      return misfitsEnglish[problem.reason].expected(plainNumber(problem.chips));
    case 'backwards':
      return `something later than ${problem.after}`;
    case 'limit':
      return `at most ${plainNumber(problem.most)} ${LIMIT[problem.limit].counts}`;
    default:
      return unreachable(problem);
  }
}

function remedy(problem: Problem): string {
  switch (problem.kind) {
    case 'notOneFile':
    case 'notText':
    case 'encoding':
      return fileRemedy(problem);
    case 'syntax':
      return 'Look just before that place: a comma, a quote or a bracket is missing or is one too many. JSON has no comments and no comma after the last item.';
    case 'duplicateKey':
      return 'Of two equal keys, one would be dropped silently. Delete one of them.';
    case 'bareTiming':
      return `Every timing here is made up, and must say so. Write { "invented": ${problem.value ?? 'number'}, "because": "…" }.`;
    case 'measured':
      return 'This project has no measured timing: nothing here was measured, and a number that claimed to be would be believed. Write { "invented": number, "because": "…" }; for a count, say which article or document states it.';
    case 'unknownKey':
      return `${didYouMean(problem.key, problem.known)}A key that nothing reads would have no effect: rename or delete it.`;
    case 'missing':
    case 'wrongType':
      return wordsFor(problem) ?? FORM[problem.expected];
    case 'typed':
      return typedNumbersEnglish.remedy(problem.no, problem.quantity && UNIT[problem.quantity].trim());
    case 'notFinite':
      return 'Write a finite number in digits.';
    case 'notWhole':
      return `This is a count: write ${Math.floor(Number(problem.got))} or ${Math.ceil(Number(problem.got))}.`;
    case 'outOfRange':
      if (problem.unit === 'items') return `List ${plainNumber(problem.min)} to ${plainNumber(problem.max)} of them.`;
      return problem.unit === 'characters'
        ? `Shorten it to ${plainNumber(problem.max)} characters.`
        : `Choose a number from ${plainNumber(problem.min)} to ${plainNumber(problem.max)}; outside these bounds there would be nothing to see.`;
    case 'emptyText':
      return wordsFor(problem) ?? 'Write some text: an empty one would leave a gap on the screen.';
    case 'badText':
      return 'Begin with a letter and use hyphens for spaces, for example "two-ultraservers".';
    case 'brokenText':
      return 'One half of a surrogate pair (\\ud800 to \\udfff) stands alone. Write the character itself.';
    case 'lostText':
      return 'U+FFFD marks a character that some program could not read. Copy the text from the original file again, and save it as UTF-8.';
    case 'unseenText':
      return UNSEEN[problem.of].remedy;
    case 'notAChoice':
      return problem.path === 'format'
        ? `This version of Chokepoint reads format ${problem.choices.join(' and ')}. Write "format": ${problem.choices[0]}.`
        : `${didYouMean(problem.got.replaceAll('"', ''), problem.choices)}Write ${problem.choices.map(quoted).join(' or ')}.`;
    case 'dangling':
      return `${problem.of === 'chip' ? '' : didYouMean(problem.name, problem.known)}${DANGLING[problem.of].remedy(problem.known)}`;
    case 'duplicate':
      if (problem.of === 'phase') return 'Give the part or the run another name: beats find their moments by it.';
      return problem.of === 'beat'
        ? 'Give this beat another id: links and talks point at beats by it.'
        : 'Give this node another id: links find their ends by it.';
    case 'selfLink':
      return 'A link joins two nodes. Name another end, or delete the link.';
    case 'unreachable':
      return 'Every chip must reach every other. Add the link that is missing, or write "both": true for one that goes both ways.';
    case 'noFabric':
      return 'Write 1, or join the switches: "fabric": { "leaves": "byPlate", "spines": { … } }.';
    case 'inconsistent':
      return `Change it to ${plainNumber(problem.expected)}, or change the numbers that give it: ${problem.formula}.`;
    case 'notForThis':
      return misfitsEnglish[problem.reason].remedy;
    case 'backwards':
      return problem.inRun === true
        ? 'In the run of this scene, with its numbers, the beat ends before it begins, so it would have no duration. Name a later end or an earlier beginning, or change the numbers back.'
        : 'Time runs forward in a beat. Name a later end, or an earlier beginning.';
    case 'limit':
      return `${problem.during === undefined ? '' : DURING[problem.during]}${LIMIT[problem.limit].remedy} The limit "${problem.limit}" is ${plainNumber(problem.most)}, so that no file can hang the page.`;
    default:
      return unreachable(problem);
  }
}

/** A choice as written in a file: texts in quotes, true and false without. */
function quoted(choice: string): string {
  return choice === 'true' || choice === 'false' ? choice : `"${choice}"`;
}

/** The remedy for a missing or invalid text, by its path; undefined for other problems. */
function wordsFor({ path, kind, ...more }: Problem): string | undefined {
  const isText = kind === 'emptyText' || ('expected' in more && more.expected === 'text');
  if (!isText) return /(^|\.)(title|caption|teaches)$/.test(path) ? 'Write { "en": "…", "ko": "…" }.' : undefined;
  if (path.endsWith('.because')) return 'Say why you chose this number: the reason is shown wherever the number is.';
  if (path.endsWith('.quote')) return 'Quote the words of the article that state this number.';
  if (path.endsWith('.source')) return 'Name the document that states this number, and the place in it.';
  if (path.endsWith('.en')) return 'Write it in English too: the audience reads either language.';
  if (path.endsWith('.ko')) return 'Write it in Korean too: the audience reads either language.';
  return undefined;
}

function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `Did you mean "${near}"? `;
}
