import type { CommandLineWords } from './commandLineWords.en.ts';

/** 명령줄의 모든 문장, 한국어. */
export const commandLineKorean: CommandLineWords = {
  usage: `Chokepoint는 AI 클러스터가 왜 막히는지 시뮬레이션한다. 시간은 모두 지어낸 값이다. 실제로 잰 것은 하나도 없다.

사용법
  npm run --silent scene -- run 파일 [--seed S] [--set 경로=값]… [--json] [--deliveries 파일.csv]
  npm run --silent scene -- check 파일…
  npm run --silent scene -- sources 파일 [--json]
  npm run --silent scene -- schema
  npm run --silent scene -- kinds [--json]

명령
  run       장면을 시뮬레이션하고 결과를 알려 준다.
  check     맞는 장면에는 "ok"를 쓰고, 틀린 장면은 문제를 모두 알려 준다.
  sources   장면의 모든 수를 경로, 값, 단위, 출처와 함께 보여 준다.
  schema    편집기가 장면 파일을 자동 완성하고 설명하는 데 쓰는 scenes/scene.schema.json을 쓴다.
  kinds     장면에 쓸 수 있는 토폴로지, 집합 통신, 워크로드와 각각의 파라미터를 모두 보여 준다.

옵션
  --seed S                다른 시드로 난수를 뽑는다.
  --set 경로=값           수나 선택을 바꾼다. 예: --set cluster.efa.rate=2, --set cluster.ties=naive. 여러 번 쓸 수 있다.
                          수의 경로는 "sources"가, 선택지는 "kinds"가 보여 준다.
  --json                  글 대신 JSON으로 쓴다.
  --deliveries 파일.csv   패킷을 한 줄에 하나씩 쓴다: packet,message,from,to,size,sent,delivered
                          packet: 0부터 센 패킷 번호. message: 모든 송신 태스크 가운데 0부터 센 번호.
                          from, to: 0부터 센 칩 번호. size: 유닛.
                          sent: 패킷을 첫 링크에 넘긴 시각. delivered: 도착한 시각. 틱 단위의 정확한 값.
  --lang en|ko            언어. 없으면 LC_ALL, LC_MESSAGES, LANG을 따른다.
  --help                  이 도움말을 보여 준다.

종료 코드
  0  문제없음
  1  장면이 틀림
  2  명령이 틀렸거나, 파일을 읽거나 쓸 수 없음
`,
  seeHelp: '--help를 참고한다.',
  unknownCommand: (name) => `${name} 명령은 없다.`,
  unknownOption: (name, command) => `${command}에는 ${name} 옵션이 없다.`,
  repeatedOption: (name) => `${name} 옵션은 한 번만 쓴다.`,
  needsValue: (name, form) => `${name}에는 값이 필요하다: ${name} ${form}`,
  takesNoValue: (name) => `${name}에는 값을 쓰지 않는다.`,
  needsFile: (command) => `${command}에는 장면 파일이 필요하다. 예: scenes/two-ultraservers.scene.json`,
  tooMuch: (extra, command) => `${command}에는 ${extra}(이)라는 인수를 쓰지 않는다.`,
  badSet: (got) =>
    `--set은 경로=값 꼴이고 값은 수나 선택지 이름이어야 한다. 예: --set cluster.efa.rate=2. 실제 값: ${got}`,
  badLanguage: (got) => `--lang은 en 또는 ko다. 실제 값: ${got}`,
  fileMissing: (path) => `${path}: 그런 파일이 없다.`,
  fileIsFolder: (path) => `${path}: 파일이 아니라 폴더다.`,
  fileForbidden: (path) => `${path}: 권한이 없다.`,
  folderMissing: (path) => `${path}: 폴더가 없다.`,
  fileFails: (path, code) => `${path}: 쓸 수 없는 파일이다(${code}).`,
  wouldOverwrite: (path) => `${path}: 장면 파일 자신이다. 패킷 기록은 다른 파일에 쓴다.`,
  ok: 'ok',
  madeUpResult: '지어낸 값으로 계산한 결과이므로 결과도 지어낸 값이다. 실제로 잰 것은 하나도 없다.',
  madeUpCsv: (path) => `${path}: 지어낸 값으로 계산했다. 실제로 잰 것은 하나도 없다.`,
  seed: '시드',
  finish: '끝난 시각',
  tasks: '태스크',
  messages: '메시지',
  packets: '패킷',
  hops: '홉',
  events: '이벤트',
  undelivered: '전달하지 못한 패킷',
  outOfOrder: '순서가 뒤바뀐 패킷(문제없음)',
  traceHash: '트레이스 해시',
  linkClass: '링크 종류',
  links: '링크',
  units: '나른 유닛',
  busy: '바빴던 시간(모든 링크의 합)',
  greatestQueue: '가장 긴 줄',
  serving: '추론 서비스',
  mean: '평균',
  p50: 'p50',
  p99: 'p99',
  greatest: '최대',
  timeToFirstToken: '첫 토큰까지 걸린 시간',
  timeBetweenTokens: '토큰 사이 시간',
  requests: '답한 요청 수',
  throughput: '처리량',
  perTick: '요청/틱',
  topologies: '토폴로지("cluster")',
  collectives: '집합 통신',
  workloads: '워크로드("workload")',
  writtenAs: { invented: '지어낸 값', structural: '고른 값 또는 출처가 있는 값', chosen: '고른 값' },
  range: (least, most, unit) => `${least}~${most} ${unit}`,
  choice: '이 가운데 하나',
  text: '글',
  when: (choices) => `${choices}일 때`,
  optional: '생략 가능',
  nothingToTell: '파라미터 없음',
  numbers: (count) => `수 ${count}개, 실제로 잰 것은 없음`,
  origin: { invented: '지어낸 값', article: '기사', document: '문서', chosen: '만든 이가 고른 값' },
};
