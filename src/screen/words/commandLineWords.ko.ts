import type { CommandLineWords } from './commandLineWords.en.ts';

/** 명령줄의 모든 문장, 한국어. */
export const commandLineKorean: CommandLineWords = {
  usage: `Chokepoint는 AI 클러스터가 왜 막히는지 시뮬레이션합니다. 시간은 모두 가상의 값이며, 측정한 값은 하나도 없습니다.

사용법
  npm run --silent scene -- run 파일 [--seed S] [--set 경로=값]… [--json] [--deliveries 파일.csv]
  npm run --silent scene -- check 파일…
  npm run --silent scene -- sources 파일 [--json]
  npm run --silent scene -- schema
  npm run --silent scene -- kinds [--json]

명령
  run       장면을 시뮬레이션하고 결과를 출력
  check     올바른 장면에는 "ok"를, 틀린 장면에는 모든 문제를 출력
  sources   장면의 모든 수치를 경로, 값, 단위, 출처와 함께 출력
  schema    편집기가 장면 파일을 자동 완성하고 설명하는 데 사용하는 scenes/scene.schema.json을 생성
  kinds     장면에 사용할 수 있는 토폴로지, 집합 통신, 워크로드와 각각의 파라미터를 출력

옵션
  --seed S                난수에 사용할 시드
  --set 경로=값           수치나 선택지를 변경. 예: --set cluster.efa.rate=2, --set cluster.ties=naive. 여러 번 사용 가능.
                          수치의 경로는 "sources", 선택지는 "kinds"로 확인.
  --json                  텍스트 대신 JSON으로 출력
  --deliveries 파일.csv   패킷마다 한 줄씩 파일에 기록: packet,message,from,to,size,sent,delivered
                          packet: 0부터 센 패킷 번호. message: 모든 송신 태스크 가운데 0부터 센 번호.
                          from, to: 0부터 센 칩 번호. size: 유닛.
                          sent: 패킷을 첫 링크에 넘긴 시각. delivered: 도착한 시각. 틱 단위의 정확한 값.
  --lang en|ko            언어. 없으면 LC_ALL, LC_MESSAGES, LANG을 따름
  --help                  이 도움말을 출력

종료 코드
  0  문제없음
  1  장면에 문제가 있음
  2  명령이 잘못되었거나, 파일을 읽거나 저장할 수 없음
`,
  seeHelp: '--help를 참고해 주세요.',
  unknownCommand: (name) => `${name} 명령은 없습니다.`,
  unknownOption: (name, command) => `${command}에는 ${name} 옵션이 없습니다.`,
  repeatedOption: (name) => `${name} 옵션은 한 번만 사용할 수 있습니다.`,
  needsValue: (name, form) => `${name}에는 값이 필요합니다: ${name} ${form}`,
  takesNoValue: (name) => `${name}에는 값을 줄 수 없습니다.`,
  needsFile: (command) => `${command}에는 장면 파일이 필요합니다. 예: scenes/two-ultraservers.scene.json`,
  tooMuch: (extra, command) => `${command}에는 ${extra}(이)라는 인수를 줄 수 없습니다.`,
  badSet: (got) =>
    `--set은 경로=값 형식이고, 값은 숫자나 선택지 이름이어야 합니다. 예: --set cluster.efa.rate=2. 실제 값: ${got}`,
  badLanguage: (got) => `--lang은 en 또는 ko여야 합니다. 실제 값: ${got}`,
  fileMissing: (path) => `${path}: 그런 파일이 없습니다.`,
  fileIsFolder: (path) => `${path}: 파일이 아니라 폴더입니다.`,
  fileForbidden: (path) => `${path}: 권한이 없습니다.`,
  folderMissing: (path) => `${path}: 폴더가 없습니다.`,
  fileFails: (path, code) => `${path}: 사용할 수 없는 파일입니다(${code}).`,
  wouldOverwrite: (path) => `${path}: 장면 파일 자신입니다. 패킷 기록은 다른 파일에 저장해 주세요.`,
  ok: 'ok',
  madeUpResult: '가상의 값으로 계산한 결과이므로 결과도 가상의 값입니다. 측정한 값은 하나도 없습니다.',
  madeUpCsv: (path) => `${path}: 가상의 값으로 계산했습니다. 측정한 값은 하나도 없습니다.`,
  seed: '시드',
  finish: '완료 시각',
  stopped: '마지막 이벤트, 미완료',
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
  units: '전송량(유닛)',
  busy: '사용 시간(모든 링크의 합)',
  greatestQueue: '가장 긴 큐',
  serving: '추론 서비스',
  mean: '평균',
  p50: 'p50',
  p99: 'p99',
  greatest: '최대',
  timeToFirstToken: '첫 토큰까지 걸린 시간',
  timeBetweenTokens: '토큰 사이 시간',
  requests: '처리한 요청 수',
  throughput: '처리량',
  perTick: '요청/틱',
  topologies: '토폴로지("cluster")',
  collectives: '집합 통신',
  workloads: '워크로드("workload")',
  writtenAs: { invented: '임의로 정함', structural: '작성자가 정하거나 출처가 있음', chosen: '작성자가 정함' },
  range: (least, most, unit) => `${least}~${most} ${unit}`,
  choice: '하나를 선택',
  text: '문자열',
  when: (choices) => `${choices}일 때`,
  optional: '생략 가능',
  noSettings: '파라미터 없음',
  numbers: (count) => `수치 ${count}개, 측정값 없음`,
  origin: { invented: '임의로 정함', article: '블로그 글', document: '문서', chosen: '작성자가 정함' },
};
