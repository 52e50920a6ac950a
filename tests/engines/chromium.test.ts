import { testEngine } from '../support/engines/engineTests.ts';

await testEngine('chromium');
