/** What the timeline, its loop and the setting of motion say. */
export const timelineEnglish = {
  waiting: 'waiting',
  mostWaiting: (packets: string) => `at most ${packets}`,
  loopFrom: 'Loop begins',
  loopTo: 'Loop ends',
  motion: 'Motion',
  motionFull: 'full',
  motionLess: 'reduced',
  motionWhy: 'Reduced: nothing flies; the picture steps from event to event.',
  keyLoop: 'Loop from here, to here',
  keyTimelineZoom: 'Timeline: see more, see less',
  text: 'Text',
  keyText: 'The picture in words',
};

export const timelineKorean: typeof timelineEnglish = {
  waiting: '대기',
  mostWaiting: (packets) => `최대 ${packets}`,
  loopFrom: '반복 시작',
  loopTo: '반복 끝',
  motion: '움직임',
  motionFull: '모두',
  motionLess: '줄임',
  motionWhy: '줄이면 날아가는 것 없이 이벤트마다 한 걸음씩 바뀝니다.',
  keyLoop: '여기부터 반복, 여기까지 반복',
  keyTimelineZoom: '타임라인 넓게, 좁게',
  text: '글',
  keyText: '그림을 글로 보기',
};
