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
  list: '목록 [ … ]',
  pair: '순간 두 개로 된 목록',
  text: '따옴표로 묶은 글',
  number: '숫자',
  invented: '{ "invented": 숫자, "because": 글 }',
  structural: '정수(그대로 쓰거나 "quote" 또는 "source"와 함께)',
  link: '링크 종류 또는 { "from": 노드, "to": 노드 }',
  moment: '순간 이름 또는 { "between": [이름, 이름], "share": 숫자 }',
};

const FORM: Readonly<Record<Expected, string>> = {
  object: '여기에 들어갈 키를 { "키": 값 } 꼴로 쓴다.',
  list: '항목이 하나뿐이어도 [ ] 안에 쓴다.',
  pair: '앞선 순간과 나중 순간을 차례로 쓴다: ["step1.efa.start", "step1.efa.end"].',
  text: '큰따옴표 안에 글을 쓴다.',
  number: '따옴표와 단위 없이 숫자만 쓴다. 단위는 형식이 정한다.',
  invented: '이 수는 지어낸 값이고, 그렇다고 밝힌다. 이유를 붙여 { "invented": 숫자, "because": "…" } 꼴로 쓴다.',
  structural:
    '직접 골랐다면 4, 기사에 나온다면 { "article": 4, "quote": "…" }, 문서에 나온다면 { "document": 4, "source": "…" } 꼴로 쓴다.',
  link: '한 종류 전체라면 "efa"처럼, 링크 하나라면 { "from": "c0", "to": "c1" } 꼴로 쓴다.',
  moment: '"step1.efa.start" 또는 { "between": ["step1.efa.start", "step1.efa.end"], "share": 0.5 } 꼴로 쓴다.',
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
    remedy: '장면 파일은 보통 몇 킬로바이트다. 맞는 파일인지 확인한다.',
  },
  chips: { counts: '클러스터의 칩 수', remedy: 'UltraServer 수를 줄이거나 UltraServer당 칩 수를 줄인다.' },
  nodes: { counts: '적어 놓은 노드 수', remedy: '노드를 덜 적거나, 개수로 정하는 클러스터 종류를 쓴다.' },
  links: { counts: '적어 놓은 링크 수', remedy: '링크를 덜 적거나, 링크를 만들어 내는 클러스터 종류를 쓴다.' },
  tasks: { counts: '실행 전체의 태스크 수', remedy: '스텝 수나 칩 수를 줄인다.' },
  packets: {
    counts: '실행 전체의 패킷 수',
    remedy: '패킷을 키우거나, 그래디언트 크기나 스텝 수, 칩 수를 줄인다.',
  },
  hops: { counts: '실행 전체의 홉 수', remedy: '패킷을 키우거나, 그래디언트 크기나 스텝 수, 칩 수를 줄인다.' },
  dependencies: { counts: '태스크끼리의 의존 관계 수', remedy: '스텝 수나 칩 수를 줄이거나 장벽을 없앤다.' },
  routeLinks: {
    counts: '모든 경로의 링크를 합한 수',
    remedy: '칩 수나 같은 길이의 경로 수를 줄이거나, 서로 보내는 칩이 적은 워크로드를 쓴다.',
  },
  events: {
    counts: '실행 전체의 이벤트 수',
    remedy: '패킷을 키우거나, 보내는 양이나 고장 수를 줄이거나, 윈도를 없앤다.',
  },
  ticks: {
    counts: '실행의 시뮬레이션 시간(틱)',
    remedy: '크기를 줄이거나, 대역폭을 높이거나, 시간을 줄인다.',
  },
  faults: { counts: '고장 수', remedy: '링크를 하나씩 적지 말고 링크 종류로 적거나, 고장 수를 줄인다.' },
  steps: { counts: '스텝 수', remedy: '스텝 수를 줄인다.' },
  tokens: { counts: '실행 전체의 토큰 수', remedy: '토큰 수나 층 수, 칩 수를 줄인다.' },
  messages: { counts: '적어 놓은 메시지 수', remedy: '메시지를 덜 적거나, 메시지를 스스로 만드는 워크로드를 쓴다.' },
  beats: { counts: '대목 수', remedy: '이야기를 더 적은 대목으로 나눈다.' },
  problems: { counts: '한 번에 보여 주는 문제 수', remedy: '위의 문제를 먼저 고친 뒤 다시 검사한다.' },
};

const UNSEEN: Readonly<Record<Unseen, { readonly expected: string; readonly remedy: string }>> = {
  control: {
    expected: '제어 문자가 없는 글',
    remedy: '여기 \\u로 적힌 글자를 지운다. 터미널을 건드리거나 아무 일도 하지 않는 글자다.',
  },
  direction: {
    expected: '쓰는 방향을 바꾸는 문자가 없는 글',
    remedy: 'U+202A~U+202E와 U+2066~U+2069를 지운다. 옆에 있는 글의 순서까지 뒤집는다.',
  },
  marks: {
    expected: `글자 하나에 결합 부호 ${MOST_MARKS}개 이하`,
    remedy: '몇 개를 지운다. 부호가 쌓이면 윗줄을 가린다.',
  },
  hidden: {
    expected: '모든 글자가 눈에 보이는 글',
    remedy: '여기 \\u로 적힌 글자를 지우고 빈칸은 보통 빈칸으로 쓴다. 똑같아 보이는 두 글은 같은 글이어야 한다.',
  },
};

const DURING = {
  building: '실행하기 전, 할 일을 펼쳐 놓다가 한도를 넘었다. ',
  running: '실행하다가 한도를 넘었다. ',
} as const;

const DANGLING: Readonly<
  Record<DanglingName, { readonly expected: string; readonly remedy: (known: readonly string[]) => string }>
> = {
  scene: {
    expected: '이 앱에 있는 장면의 이름',
    remedy: (known) => `있는 장면은 ${known.join(', ')}. 다른 장면은 파일로 연다.`,
  },
  moment: {
    expected: '이 실행에 있는 순간의 이름',
    remedy: (known) =>
      `순간은 "start", "end", 그리고 각 단계 이름에 .start나 .end를 붙인 것이다. 단계는 차례로 ${phasesAmong(known)}.`,
  },
  number: {
    expected: '이 장면에 있는 수나 선택지의 경로',
    remedy: () => '모든 수의 경로는 "sources" 명령이, 선택지는 "kinds" 명령이 보여 준다.',
  },
  chip: {
    expected: '이 클러스터에 있는 다른 칩의 번호',
    remedy: (known) => `여기서는 ${known[0]}부터 ${known.at(-1)}까지다. 칩은 자기 자신에게 보내지 않는다.`,
  },
  node: {
    expected: '이 클러스터에 있는 노드의 id',
    remedy: () => '링크의 양 끝은 "nodes"에 있는 노드의 "id"로 적는다.',
  },
  end: {
    expected: '이 클러스터에 있는 노드의 이름',
    remedy: (known) => `칩은 c0, c1, …, 스위치는 s0, s1, …이다. 여기서 처음과 마지막은 ${known.join(', ')}.`,
  },
  link: {
    expected: '그 노드에서 링크로 이어지는 노드',
    remedy: (known) =>
      known.length === 0
        ? '그 노드에서 나가는 링크는 없다.'
        : `그 노드에서 나가는 링크는 ${known.join(', ')}(으)로 이어진다.`,
  },
  linkClass: {
    expected: '이 클러스터에 있는 링크 종류',
    remedy: (known) => `여기에 있는 종류는 ${known.join(', ')}.`,
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
      return '한 번만 쓴 키';
    case 'bareTiming':
      return EXPECTED.invented;
    case 'measured':
      return '지어냈는지, 어디에 나오는지 밝힌 수';
    case 'unknownKey':
      return `다음 키 가운데 하나(${problem.known.join(', ')})`;
    case 'missing':
    case 'wrongType':
      return EXPECTED[problem.expected];
    case 'notFinite':
      return '유한한 수';
    case 'typed':
      return typedNumbersKorean.expected(problem.no);
    case 'notWhole':
      return '정수';
    case 'outOfRange':
      return `${plainNumber(problem.min)} 이상 ${plainNumber(problem.max)}${UNIT[problem.unit]} 이하`;
    case 'emptyText':
      return '내용이 있는 글';
    case 'badText':
      return `영어 소문자, 숫자, 하이픈으로 된 이름(${problem.pattern})`;
    case 'brokenText':
      return '깨진 글자가 없는 글';
    case 'lostText':
      return '잃어버린 글자가 없는 글';
    case 'unseenText':
      return UNSEEN[problem.of].expected;
    case 'notAChoice':
      return problem.choices.join(' 또는 ');
    case 'dangling':
      return DANGLING[problem.of].expected;
    case 'duplicate':
      if (problem.of === 'phase') return '구간마다 하나뿐인 부분과 실행의 이름';
      return problem.of === 'beat' ? '다른 대목과 겹치지 않는 id' : '다른 노드와 겹치지 않는 id';
    case 'selfLink':
      return '링크가 출발하는 노드가 아닌 다른 노드';
    case 'unreachable':
      return `"${problem.from}"에서 "${problem.to}"까지 이어지는 링크`;
    case 'noFabric':
      return `${problem.from}번 칩과 ${problem.to}번 칩이 함께 쓰는 스위치(이 워크로드는 둘 사이에 보낸다)`;
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
      return '바로 앞을 살펴본다. 쉼표, 따옴표, 괄호가 빠졌거나 하나 더 있다. JSON에는 주석이 없고, 마지막 항목 뒤에는 쉼표를 쓰지 않는다.';
    case 'duplicateKey':
      return '같은 키가 둘이면 하나는 말없이 버려진다. 하나를 지운다.';
    case 'bareTiming':
      return `여기의 시간은 모두 지어낸 값이고, 그렇다고 밝힌다. { "invented": ${problem.value ?? '숫자'}, "because": "…" } 꼴로 쓴다.`;
    case 'measured':
      return '이 프로젝트에는 잰 시간이 없다. 실제로 잰 것은 하나도 없는데, 쟀다고 적힌 수는 그대로 믿기게 된다. { "invented": 숫자, "because": "…" } 꼴로 쓰고, 개수라면 어느 기사나 문서에 나오는지 밝힌다.';
    case 'unknownKey':
      return `${didYouMean(problem.key, problem.known)}아무도 읽지 않는 키는 효과 없는 설정일 뿐이다. 이름을 고치거나 지운다.`;
    case 'missing':
    case 'wrongType':
      return problem.expected === 'text' ? (wordsFor(problem.path) ?? FORM.text) : FORM[problem.expected];
    case 'typed':
      return typedNumbersKorean.remedy(problem.no, problem.quantity && UNIT[problem.quantity]);
    case 'notFinite':
      return '끝까지 적을 수 있는 수를 쓴다.';
    case 'notWhole':
      return `개수이므로 ${Math.floor(Number(problem.got))} 또는 ${Math.ceil(Number(problem.got))}처럼 정수로 쓴다.`;
    case 'outOfRange':
      if (problem.unit === 'items') {
        return `${plainNumber(problem.min)}개 이상 ${plainNumber(problem.max)}개 이하로 적는다.`;
      }
      return problem.unit === 'characters'
        ? `${plainNumber(problem.max)}자 이하로 줄인다.`
        : `${plainNumber(problem.min)} 이상 ${plainNumber(problem.max)} 이하에서 고른다. 이 범위를 벗어나면 화면에서 알아볼 수 없다.`;
    case 'emptyText':
      return wordsFor(problem.path) ?? '알맞은 내용을 쓴다. 빈 글은 화면에 빈자리로 남는다.';
    case 'badText':
      return '글자로 시작하고 빈칸 대신 하이픈을 쓴다. 예: "two-ultraservers".';
    case 'brokenText':
      return '서로게이트 쌍(\\ud800~\\udfff)의 한쪽만 있다. 글자를 그대로 쓴다.';
    case 'lostText':
      return 'U+FFFD는 어떤 프로그램이 글자를 읽지 못하고 남긴 자리입니다. 원본 파일에서 글을 다시 가져와 UTF-8로 저장하세요.';
    case 'unseenText':
      return UNSEEN[problem.of].remedy;
    case 'notAChoice':
      return problem.path === 'format'
        ? `이 버전의 Chokepoint가 읽는 형식은 ${problem.choices.join(', ')}이다. "format": ${problem.choices[0]} 꼴로 쓴다.`
        : `${didYouMean(problem.got.replaceAll('"', ''), problem.choices)}쓸 수 있는 값: ${problem.choices.map(quoted).join(', ')}.`;
    case 'dangling':
      return `${problem.of === 'chip' ? '' : didYouMean(problem.name, problem.known)}${DANGLING[problem.of].remedy(problem.known)}`;
    case 'duplicate':
      if (problem.of === 'phase') return '부분이나 실행에 다른 이름을 붙인다. 대목은 그 이름으로 순간을 찾는다.';
      return problem.of === 'beat'
        ? '이 대목에 다른 id를 붙인다. 링크와 발표는 id로 대목을 찾는다.'
        : '이 노드에 다른 id를 붙인다. 링크는 id로 양 끝을 찾는다.';
    case 'selfLink':
      return '링크는 서로 다른 두 노드를 잇는다. 다른 끝을 적거나 링크를 지운다.';
    case 'unreachable':
      return '모든 칩은 서로에게 닿을 수 있어야 한다. 빠진 링크를 넣거나, 양쪽으로 오가는 링크에 "both": true라고 쓴다.';
    case 'noFabric':
      return '1로 쓰거나, "fabric": { "leaves": "byPlate", "spines": { … } }로 스위치를 서로 잇는다.';
    case 'inconsistent':
      return `${plainNumber(problem.expected)}(으)로 고치거나, 그 값을 정하는 수(${problem.formula})를 고친다.`;
    case 'notForThis':
      return misfitsKorean[problem.reason].remedy;
    case 'backwards':
      return problem.inRun === true
        ? '이 장면의 수치로 실행하면 이렇게 되어, 대목이 시작한 순간에 멈춰 있게 됩니다. 끝을 늦추거나 시작을 앞당기세요. 수치를 되돌려도 됩니다.'
        : '대목 안에서 시간은 앞으로만 흐른다. 끝을 늦추거나 시작을 앞당긴다.';
    case 'limit':
      return `${problem.during === undefined ? '' : DURING[problem.during]}${LIMIT[problem.limit].remedy} 어떤 파일도 페이지를 멈추지 못하도록 "${problem.limit}" 한도를 ${plainNumber(problem.most)}(으)로 두었다.`;
    default:
      return unreachable(problem);
  }
}

/** A choice as it stands in a file: texts in quotes, true and false without. */
function quoted(choice: string): string {
  return choice === 'true' || choice === 'false' ? choice : `"${choice}"`;
}

/** What the words beside a number, or in a language, are for. */
function wordsFor(path: string): string | undefined {
  if (path.endsWith('.because')) return '이 수를 고른 이유를 쓴다. 수가 보이는 곳마다 함께 보인다.';
  if (path.endsWith('.quote')) return '이 수가 나오는 기사 문장을 그대로 옮긴다.';
  if (path.endsWith('.source')) return '이 수가 나오는 문서와 그 위치를 쓴다.';
  if (path.endsWith('.en')) return '영어로도 쓴다. 관객은 두 언어 가운데 하나로 읽는다.';
  if (path.endsWith('.ko')) return '한국어로도 쓴다. 관객은 두 언어 가운데 하나로 읽는다.';
  return undefined;
}

function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `혹시 "${near}"인가? `;
}
