import { timelineEnglish } from './timelineWords.ts';

/** Every sentence of the screen in English. Each key stands in ko.ts too, with the same arguments. */
export const appEnglish = {
  name: 'Chokepoint',
  ...timelineEnglish,

  // Numbers and their mark
  madeUp: 'made up',
  ticks: 'ticks',
  units: 'units',
  unitsPerTick: 'units/tick',
  unitsPerTickSpoken: 'units per tick',
  ofOne: 'of 1',
  timesThePace: '× the pace',
  ticksPerSecond: 'ticks a second',
  allMadeUp: 'made-up timings, nothing measured',
  allMadeUpWhy: 'Every timing in this animation was invented to show an idea. Nothing was measured.',
  oneRankAChip: 'One rank a chip here. A real Trainium2 chip has several: 4 with the default LNC = 2.',

  // Header
  views: 'Views',
  scenes: 'Scenes',
  tweak: 'Tweak',
  talk: 'Talk',
  openScene: 'Open',
  openSceneLong: 'Open a scene file',
  language: 'Language',
  toDay: 'Day colours',
  toNight: 'Night colours',
  toContrast: 'High contrast',
  fullScreen: 'Full screen',
  help: 'Help',
  leaveTalk: 'Leave the talk view',

  // Picture
  picture: (scene: string) => `Animation: ${scene}. All its timings are made up. Pausing tells the moment in words.`,
  progress: 'Simulating the scene',

  // Transport and timeline
  transport: 'Playback',
  play: 'Play',
  pause: 'Pause',
  nextEvent: 'Next event',
  previousEvent: 'Previous event',
  speed: 'Speed',
  timeline: 'Timeline',
  timelineNow: (now: string, finish: string) => `${now}, of ${finish}`,
  noRunYet: 'no run yet',
  howBusy: 'How busy',
  compute: 'compute',
  neuronLink: 'NeuronLink',
  efa: 'EFA',

  // Beats
  story: 'Story',
  beat: (number: number, title: string) => `Beat ${number}: ${title}`,
  beatOf: (number: number, all: number) => `Beat ${number} of ${all}`,
  nextBeat: 'Next beat',
  previousBeat: 'Previous beat',

  // Panel
  parameters: 'Parameters',
  asWritten: 'as written',
  resetOne: (name: string) => `Reset ${name} to what the scene says`,
  resetAll: 'Reset all',
  closePanel: 'Close the panel',
  slider: (name: string) => `${name}, slider`,
  number: (name: string) => `${name}, number`,
  groups: {
    cluster: 'Cluster',
    'cluster.neuronLink': 'NeuronLink, on a plate',
    'cluster.neuronLinkZ': 'NeuronLink, between plates',
    'cluster.efa': 'EFA, between UltraServers',
    'cluster.link': 'Links',
    'cluster.fabric': 'Between switches',
    'cluster.inServer': 'NeuronLink, in a server',
    'cluster.inRack': 'NeuronLink, in a rack',
    'cluster.acrossRacks': 'NeuronLink, across racks',
    'cluster.between': 'Between buildings',
    'cluster.packet': 'Packets',
    'variation.jitter': 'Jitter on the wire',
    'variation.stragglers': 'Stragglers',
    ticksPerSecond: 'Showing',
    window: 'Window',
    workload: 'Workload',
    'workload.arrivals': 'When chips send',
    'workload.pattern': 'To whom they send',
    'workload.sizes': 'How much they send',
  } as Readonly<Record<string, string>>,

  // Trouble
  troubleCount: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  wholeFile: 'the whole file',
  dismiss: 'Dismiss',

  // Help
  helpTitle: 'Keys',
  close: 'Close',
  space: 'Space',
  inTalk: 'in a talk: beats',
  helpSees: 'What you see',
  helpSeesText:
    'Width is rate. Time on the wire is latency. A pile is waiting. A discrete-event simulation ran once; the picture plays back what happened.',
  keyPlay: 'Play or pause',
  keyEvents: 'Previous, next event',
  keyBeats: 'Previous, next beat',
  keyJump: 'Jump by 1% of the run',
  keyEnds: 'To the start, to the end',
  keySpeed: 'Slower, faster',
  keyZoom: 'Farther, nearer',
  keyFit: 'See the whole picture',
  keyTalk: 'Talk view, on and off',
  keyEscape: 'Close, or leave the talk',
  keyFullScreen: 'Full screen',
  keyLanguage: 'English or Korean',
  keyTheme: 'Night, day or high contrast',
  keyView: 'Another way to see the network',
  keyPanel: 'Tweak the parameters',
  keyCompare: 'Compare with the scene as written',
  keyShare: 'Link and QR code',
  keyUndo: 'Undo and redo a change',
  keySearch: 'Search the parameters',
  keySave: 'Save as a scene file',
  keyNumbers: 'Where the numbers come from',
  keyScenes: 'All scenes, there and back',
  keyHelp: 'This help',

  // Said aloud
  saidAt: (time: string) => `At ${time}.`,
};

export type Words = typeof appEnglish;
