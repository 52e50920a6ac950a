import { unreachable } from '../../core/base/unreachable.ts';
import type { LimitName } from '../../core/scene/limits.ts';
import type { DanglingName, Expected, Problem, Unit } from '../../core/scene/problem.ts';
import { shorten } from '../../core/scene/shorten.ts';
import { fileGot, fileRemedy, ONE_FILE } from './fileProblemWords.ko.ts';
import { MOST_MARKS, type Unseen } from '../../core/scene/texts.ts';
import { misfitsKorean } from './misfitWords.ko.ts';
import { nearest } from './nearest.ts';
import { plainNumber } from './plainNumber.ts';
import { phasesAmong } from './phasesAmong.ts';
import type { ProblemSentences } from './problemSentences.ts';
import { typedNumbersKorean } from './typedNumberWords.ko.ts';

const EXPECTED: Readonly<Record<Expected, string>> = {
  object: '객체 { … }',
  list: '배열 [ … ]',
  pair: '시점 두 개로 된 배열',
  text: '따옴표로 묶은 문자열',
  number: '숫자',
  invented: '{ "invented": 숫자, "because": 문자열 }',
  structural: '정수(그대로, 또는 "quote"나 "source"와 함께)',
  link: '링크 종류 또는 { "from": 노드, "to": 노드 }',
  moment: '시점 이름 또는 { "between": [이름, 이름], "share": 숫자 }',
};

const FORM: Readonly<Record<Expected, string>> = {
  object: '여기에 들어갈 키를 { "키": 값 } 형식으로 적어 주세요.',
  list: '항목이 하나뿐이어도 [ ] 안에 적어 주세요.',
  pair: '앞선 시점과 나중 시점을 차례로 적어 주세요: ["step1.efa.start", "step1.efa.end"].',
  text: '내용을 큰따옴표로 묶어 주세요.',
  number: '따옴표와 단위 없이 숫자만 적어 주세요. 단위는 형식에 정해져 있습니다.',
  invented:
    '이 값은 가상의 값이므로 그렇다고 밝혀야 합니다. 이유를 붙여 { "invented": 숫자, "because": "…" } 형식으로 적어 주세요.',
  structural:
    '직접 정했다면 4, 블로그 글에 나온다면 { "article": 4, "quote": "…" }, 문서에 나온다면 { "document": 4, "source": "…" } 형식으로 적어 주세요.',
  link: '한 종류 전체라면 "efa"처럼, 링크 하나라면 { "from": "c0", "to": "c1" } 형식으로 적어 주세요.',
  moment:
    '"step1.efa.start" 또는 { "between": ["step1.efa.start", "step1.efa.end"], "share": 0.5 } 형식으로 적어 주세요.',
};

const UNIT: Readonly<Record<Unit, string>> = {
  time: '틱',
  size: '유닛',
  rate: '유닛/틱',
  share: '(전체를 1로 본 비율)',
  count: '',
  pace: '틱/초(재생 시간 기준)',
  speed: '배속',
  factor: '배',
  characters: '자',
  items: '개',
  chips: '칩',
};

const LIMIT: Readonly<Record<LimitName, { readonly counts: string; readonly remedy: string }>> = {
  fileBytes: {
    counts: '파일 크기(바이트)',
    remedy: '장면 파일은 보통 몇 킬로바이트입니다. 맞는 파일인지 확인해 주세요.',
  },
  chips: { counts: '클러스터의 칩 수', remedy: 'UltraServer 수를 줄이거나 UltraServer당 칩 수를 줄여 주세요.' },
  nodes: { counts: '적어 놓은 노드 수', remedy: '노드를 덜 적거나, 개수로 정하는 클러스터 종류를 사용해 주세요.' },
  links: {
    counts: '적어 놓은 링크 수',
    remedy: '링크를 덜 적거나, 링크를 자동으로 만드는 클러스터 종류를 사용해 주세요.',
  },
  tasks: { counts: '실행 전체의 태스크 수', remedy: '스텝 수나 칩 수를 줄여 주세요.' },
  packets: {
    counts: '실행 전체의 패킷 수',
    remedy: '패킷을 키우거나, 그래디언트 크기나 스텝 수, 칩 수를 줄여 주세요.',
  },
  hops: { counts: '실행 전체의 홉 수', remedy: '패킷을 키우거나, 그래디언트 크기나 스텝 수, 칩 수를 줄여 주세요.' },
  dependencies: { counts: '태스크끼리의 의존 관계 수', remedy: '스텝 수나 칩 수를 줄이거나 배리어를 빼 주세요.' },
  routeLinks: {
    counts: '모든 경로의 링크를 합한 수',
    remedy: '칩 수나 같은 길이의 경로 수를 줄이거나, 서로 보내는 칩이 적은 워크로드를 사용해 주세요.',
  },
  events: {
    counts: '실행 전체의 이벤트 수',
    remedy: '패킷을 키우거나, 전송량이나 장애 수를 줄이거나, 윈도를 빼 주세요.',
  },
  ticks: {
    counts: '실행의 시뮬레이션 시간(틱)',
    remedy: '크기를 줄이거나, 대역폭을 높이거나, 시간을 줄여 주세요.',
  },
  faults: { counts: '장애 수', remedy: '링크를 하나씩 적지 말고 링크 종류로 적거나, 장애 수를 줄여 주세요.' },
  steps: { counts: '스텝 수', remedy: '스텝 수를 줄여 주세요.' },
  tokens: { counts: '실행 전체의 토큰 수', remedy: '토큰 수나 레이어 수, 칩 수를 줄여 주세요.' },
  messages: {
    counts: '적어 놓은 메시지 수',
    remedy: '메시지를 덜 적거나, 메시지를 자동으로 만드는 워크로드를 사용해 주세요.',
  },
  beats: { counts: '챕터 수', remedy: '이야기를 더 적은 챕터로 나눠 주세요.' },
  problems: { counts: '한 번에 보여 주는 문제 수', remedy: '위의 문제를 먼저 고친 뒤 다시 검사해 주세요.' },
};

const UNSEEN: Readonly<Record<Unseen, { readonly expected: string; readonly remedy: string }>> = {
  control: {
    expected: '제어 문자가 없는 문자열',
    remedy: '여기 \\u로 적힌 글자를 지워 주세요. 터미널을 조작하거나 아무 일도 하지 않는 글자입니다.',
  },
  direction: {
    expected: '글의 방향을 바꾸는 문자가 없는 문자열',
    remedy: 'U+202A~U+202E와 U+2066~U+2069를 지워 주세요. 옆에 있는 글의 순서까지 뒤집는 문자입니다.',
  },
  marks: {
    expected: `글자 하나에 결합 부호 ${MOST_MARKS}개 이하`,
    remedy: '몇 개를 지워 주세요. 부호가 쌓이면 윗줄을 가립니다.',
  },
  hidden: {
    expected: '모든 글자가 눈에 보이는 문자열',
    remedy: '여기 \\u로 적힌 글자를 지우고 빈칸은 보통 빈칸으로 적어 주세요. 똑같아 보이는 두 문자열은 같아야 합니다.',
  },
};

const DURING = {
  building: '실행하기 전, 태스크를 만들다가 한도를 넘었습니다. ',
  running: '실행 도중에 한도를 넘었습니다. ',
} as const;

const DANGLING: Readonly<
  Record<DanglingName, { readonly expected: string; readonly remedy: (known: readonly string[]) => string }>
> = {
  scene: {
    expected: '이 앱에 있는 장면의 이름',
    remedy: (known) => `있는 장면: ${known.join(', ')}. 다른 장면은 파일로 열어 주세요.`,
  },
  moment: {
    expected: '이 실행에 있는 시점의 이름',
    remedy: (known) =>
      `시점은 "start", "end", 그리고 각 구간 이름에 .start나 .end를 붙인 것입니다. 구간은 차례로 ${phasesAmong(known)}입니다.`,
  },
  number: {
    expected: '이 장면에 있는 수치나 선택지의 경로',
    remedy: () => '수치의 경로는 "sources" 명령, 선택지는 "kinds" 명령으로 볼 수 있습니다.',
  },
  chip: {
    expected: '이 클러스터에 있는 다른 칩의 번호',
    remedy: (known) => `여기서는 ${known[0]}부터 ${known.at(-1)}까지입니다. 칩은 자기 자신에게 보내지 않습니다.`,
  },
  node: {
    expected: '이 클러스터에 있는 노드의 id',
    remedy: () => '링크의 양 끝은 "nodes"에 있는 노드의 "id"로 적어 주세요.',
  },
  end: {
    expected: '이 클러스터에 있는 노드의 이름',
    remedy: (known) => `칩은 c0, c1, …, 스위치는 s0, s1, …입니다. 여기서 처음과 마지막은 ${known.join(', ')}입니다.`,
  },
  link: {
    expected: '그 노드에서 링크로 이어지는 노드',
    remedy: (known) =>
      known.length === 0
        ? '그 노드에서 나가는 링크는 없습니다.'
        : `그 노드에서 나가는 링크는 ${known.join(', ')}(으)로 이어집니다.`,
  },
  linkClass: {
    expected: '이 클러스터에 있는 링크 종류',
    remedy: (known) => `여기에 있는 종류는 ${known.join(', ')}입니다.`,
  },
};

export const problemsKorean: ProblemSentences = {
  wholeFile: '파일 전체',
  what: (problem) => `기대한 값: ${expected(problem)}, 실제 값: ${got(problem)}`,
  remedy,
};

function got(problem: Problem): string {
  if (problem.kind === 'syntax') {
    const found = problem.got === 'nothing' ? '파일 끝' : problem.got;
    return `${found} (${problem.line}번째 줄 ${problem.column}번째 글자)`;
  }
  if (problem.kind === 'notOneFile' || problem.kind === 'notText' || problem.kind === 'encoding')
    return fileGot(problem);
  if (problem.kind === 'duplicateKey') return '두 번째 키';
  if (problem.kind === 'unknownKey') return `${shorten(problem.key)}: ${problem.got}`;
  if (problem.got === 'nothing') return '없음';
  if (problem.kind !== 'limit') return problem.got;
  const count = Number(problem.got);
  return Number.isNaN(count) ? `${plainNumber(problem.most)} 초과` : plainNumber(count);
}

function expected(problem: Problem): string {
  switch (problem.kind) {
    case 'notOneFile':
    case 'notText':
      return ONE_FILE;
    case 'encoding':
      return 'UTF-8로 된 텍스트';
    case 'syntax':
      return 'JSON';
    case 'duplicateKey':
      return '한 번만 나오는 키';
    case 'bareTiming':
      return EXPECTED.invented;
    case 'measured':
      return '가상의 값인지, 정한 값인지, 어디에 나오는 값인지 밝힌 숫자';
    case 'unknownKey':
      return `다음 키 가운데 하나(${problem.known.join(', ')})`;
    case 'missing':
    case 'wrongType':
      return EXPECTED[problem.expected];
    case 'notFinite':
      return '유한한 숫자';
    case 'typed':
      return typedNumbersKorean.expected(problem.no);
    case 'notWhole':
      return '정수';
    case 'outOfRange':
      return `${plainNumber(problem.min)} 이상 ${plainNumber(problem.max)}${UNIT[problem.unit]} 이하`;
    case 'emptyText':
      return '내용이 있는 문자열';
    case 'badText':
      return `영어 소문자, 숫자, 하이픈으로 된 이름(${problem.pattern})`;
    case 'brokenText':
      return '깨진 글자가 없는 문자열';
    case 'lostText':
      return '손실된 글자가 없는 문자열';
    case 'unseenText':
      return UNSEEN[problem.of].expected;
    case 'notAChoice':
      return problem.choices.join(' 또는 ');
    case 'dangling':
      return DANGLING[problem.of].expected;
    case 'duplicate':
      if (problem.of === 'phase') return '서로 겹치지 않는 파트와 실행 이름';
      return problem.of === 'beat' ? '다른 챕터와 겹치지 않는 id' : '다른 노드와 겹치지 않는 id';
    case 'selfLink':
      return '링크가 출발하는 노드가 아닌 다른 노드';
    case 'unreachable':
      return `"${problem.from}"에서 "${problem.to}"까지 이어지는 링크`;
    case 'noFabric':
      return `${problem.from}번 칩과 ${problem.to}번 칩이 함께 쓰는 스위치(이 워크로드는 둘 사이에 메시지를 보냄)`;
    case 'inconsistent':
      return `${plainNumber(problem.expected)} (${problem.formula})`;
    case 'notForThis':
      return misfitsKorean[problem.reason].expected(plainNumber(problem.chips));
    case 'backwards':
      return `${problem.after} 다음에 오는 것`;
    case 'limit':
      return `${LIMIT[problem.limit].counts} ${plainNumber(problem.most)} 이하`;
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
      return '바로 앞을 살펴봐 주세요. 쉼표, 따옴표, 괄호가 빠졌거나 하나 더 있습니다. JSON에는 주석이 없고, 마지막 항목 뒤에는 쉼표를 쓰지 않습니다.';
    case 'duplicateKey':
      return '같은 키가 둘이면 하나는 조용히 버려집니다. 하나를 지워 주세요.';
    case 'bareTiming':
      return `여기의 시간은 모두 가상의 값이므로 그렇다고 밝혀야 합니다. { "invented": ${problem.value ?? '숫자'}, "because": "…" } 형식으로 적어 주세요.`;
    case 'measured':
      return '이 프로젝트에는 측정한 값이 없습니다. 측정했다고 적힌 값은 사실로 받아들여지게 됩니다. { "invented": 숫자, "because": "…" } 형식으로 적어 주세요. 개수라면 어느 글이나 문서에 나오는지 밝혀 주세요.';
    case 'unknownKey':
      return `${didYouMean(problem.key, problem.known)}읽히지 않는 키는 아무 효과가 없습니다. 이름을 고치거나 지워 주세요.`;
    case 'missing':
    case 'wrongType':
      return wordsFor(problem) ?? FORM[problem.expected];
    case 'typed':
      return typedNumbersKorean.remedy(problem.no, problem.quantity && UNIT[problem.quantity]);
    case 'notFinite':
      return '유한한 숫자를 적어 주세요.';
    case 'notWhole':
      return `개수이므로 ${Math.floor(Number(problem.got))} 또는 ${Math.ceil(Number(problem.got))}처럼 정수로 적어 주세요.`;
    case 'outOfRange':
      if (problem.unit === 'items') {
        return `${plainNumber(problem.min)}개 이상 ${plainNumber(problem.max)}개 이하로 적어 주세요.`;
      }
      return problem.unit === 'characters'
        ? `${plainNumber(problem.max)}자 이하로 줄여 주세요.`
        : `${plainNumber(problem.min)} 이상 ${plainNumber(problem.max)} 이하에서 정해 주세요. 이 범위를 벗어나면 화면에서 알아볼 수 없습니다.`;
    case 'emptyText':
      return wordsFor(problem) ?? '알맞은 내용을 적어 주세요. 비어 있으면 화면에 빈자리로 남습니다.';
    case 'badText':
      return '글자로 시작하고 빈칸 대신 하이픈을 사용해 주세요. 예: "two-ultraservers".';
    case 'brokenText':
      return '서로게이트 쌍(\\ud800~\\udfff)의 한쪽만 있습니다. 글자를 그대로 적어 주세요.';
    case 'lostText':
      return 'U+FFFD는 어떤 프로그램이 글자를 읽지 못하고 남긴 자리입니다. 원본 파일에서 다시 가져와 UTF-8로 저장해 주세요.';
    case 'unseenText':
      return UNSEEN[problem.of].remedy;
    case 'notAChoice':
      return problem.path === 'format'
        ? `이 버전의 Chokepoint가 읽는 형식 버전은 ${problem.choices.join(', ')}입니다. "format": ${problem.choices[0]}(으)로 적어 주세요.`
        : `${didYouMean(problem.got.replaceAll('"', ''), problem.choices)}사용할 수 있는 값: ${problem.choices.map(quoted).join(', ')}.`;
    case 'dangling':
      return `${problem.of === 'chip' ? '' : didYouMean(problem.name, problem.known)}${DANGLING[problem.of].remedy(problem.known)}`;
    case 'duplicate':
      if (problem.of === 'phase') return '파트나 실행에 다른 이름을 붙여 주세요. 챕터는 그 이름으로 시점을 찾습니다.';
      return problem.of === 'beat'
        ? '이 챕터에 다른 id를 붙여 주세요. 링크와 발표 화면은 id로 챕터를 찾습니다.'
        : '이 노드에 다른 id를 붙여 주세요. 링크는 id로 양 끝을 찾습니다.';
    case 'selfLink':
      return '링크는 서로 다른 두 노드를 잇습니다. 다른 끝을 적거나 링크를 지워 주세요.';
    case 'unreachable':
      return '모든 칩은 서로에게 닿을 수 있어야 합니다. 빠진 링크를 넣거나, 양방향 링크라면 "both": true라고 적어 주세요.';
    case 'noFabric':
      return '1로 바꾸거나, "fabric": { "leaves": "byPlate", "spines": { … } }로 스위치를 서로 이어 주세요.';
    case 'inconsistent':
      return `${plainNumber(problem.expected)}(으)로 고치거나, 그 값을 정하는 수치(${problem.formula})를 고쳐 주세요.`;
    case 'notForThis':
      return misfitsKorean[problem.reason].remedy;
    case 'backwards':
      return problem.inRun === true
        ? '이 장면의 수치로 실행하면 챕터가 시작하기 전에 끝나게 되어, 시작 시점에 멈춰 있게 됩니다. 끝을 늦추거나 시작을 앞당겨 주세요. 수치를 되돌려도 됩니다.'
        : '챕터 안에서 시간은 앞으로만 흐릅니다. 끝을 늦추거나 시작을 앞당겨 주세요.';
    case 'limit':
      return `${problem.during === undefined ? '' : DURING[problem.during]}${LIMIT[problem.limit].remedy} 어떤 파일도 페이지를 멈추지 못하도록 "${problem.limit}" 한도를 ${plainNumber(problem.most)}(으)로 두었습니다.`;
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
  if (!isText)
    return /(^|\.)(title|caption|teaches)$/.test(path) ? '{ "en": "…", "ko": "…" } 형식으로 적어 주세요.' : undefined;
  if (path.endsWith('.because')) return '이 값을 정한 이유를 적어 주세요. 값이 보이는 곳마다 함께 보입니다.';
  if (path.endsWith('.quote')) return '이 값이 나오는 블로그 글의 문장을 그대로 옮겨 주세요.';
  if (path.endsWith('.source')) return '이 값이 나오는 문서와 그 위치를 적어 주세요.';
  if (path.endsWith('.en')) return '영어로도 적어 주세요. 관객은 두 언어 가운데 하나로 읽습니다.';
  if (path.endsWith('.ko')) return '한국어로도 적어 주세요. 관객은 두 언어 가운데 하나로 읽습니다.';
  return undefined;
}

function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `혹시 "${near}"을(를) 쓰려고 하셨나요? `;
}
