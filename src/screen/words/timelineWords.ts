/** Texts of the timeline, its loop and the setting of motion. */
export const timelineEnglish = {
  waiting: 'waiting',
  mostWaiting: (packets: string) => `at most ${packets}`,
  loopFrom: 'Loop begins',
  loopTo: 'Loop ends',
  motion: 'Motion',
  motionFull: 'full',
  motionLess: 'reduced',
  motionWhy: 'Reduced: nothing moves between events; the picture steps from one to the next.',
  keyLoop: 'Loop from here, to here',
  keyTimelineZoom: 'Zoom the timeline out, in',
  text: 'Text',
  keyText: 'The picture in words',
};

export const timelineKorean: typeof timelineEnglish = {
  waiting: '대기',
  mostWaiting: (packets) => `최대 ${packets}`,
  loopFrom: '반복 시작',
  loopTo: '반복 끝',
  motion: '움직임',
  motionFull: '기본',
  motionLess: '줄임',
  motionWhy: '줄이면 이벤트 사이의 움직임 없이, 그림이 이벤트마다 한 단계씩 바뀝니다.',
  keyLoop: '여기부터 반복, 여기까지 반복',
  keyTimelineZoom: '타임라인 축소, 확대',
  text: '글',
  keyText: '그림을 글로 보기',
};
