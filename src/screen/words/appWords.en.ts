import { timelineEnglish } from './timelineWords.ts';

/** Every sentence of the screen in English. appWords.ko.ts has the same keys with the same arguments. */
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
  ticksPerSecond: 'ticks per second',
  factor: '×',
  factorSpoken: (factor: string) => `×${factor}`,
  allMadeUp: 'made-up timings, nothing measured',
  allMadeUpWhy: 'Every timing in this animation is made up to show an idea. Nothing was measured.',
  oneRankShort: 'one rank per chip in this picture',
  oneRankAChip: 'One rank per chip here. A real Trainium2 chip has several: 4 with the default LNC = 2.',

  // Header
  views: 'Menu',
  scenes: 'Scenes',
  tweak: 'Tweak',
  talk: 'Talk',
  openScene: 'Open',
  openSceneLong: 'Open a scene file',
  more: 'More',
  language: 'Language',
  theme: 'Theme',
  toDay: 'Light theme',
  toNight: 'Dark theme',
  toContrast: 'High contrast',
  fullScreen: 'Full screen',
  help: 'Help',
  leaveTalk: 'Leave the talk view',

  // Picture
  picture: (scene: string) => `Animation: ${scene}. All its timings are made up. Pause to hear this moment described.`,
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
  howBusy: 'Utilization',
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
  asWritten: 'original',
  resetOne: (name: string) => `Reset ${name} to the original`,
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
    ticksPerSecond: 'Playback',
    window: 'Window',
    workload: 'Workload',
    'workload.arrivals': 'Send times',
    'workload.pattern': 'Destinations',
    'workload.sizes': 'Message sizes',
  } as Readonly<Record<string, string>>,

  // Trouble
  troubleCount: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
  wholeFile: 'the whole file',
  dismiss: 'Dismiss',

  // Help
  helpTitle: 'Keys',
  close: 'Close',
  space: 'Space',
  inTalk: 'in the talk view: beats',
  helpSees: 'What you see',
  helpSeesText:
    'Thickness is bandwidth (square-root scale), time on the wire is latency, a pile is a queue. A discrete-event simulation ran once; the picture plays back what happened.',
  keyPlay: 'Play or pause',
  keyEvents: 'Previous, next event',
  keyBeats: 'Previous, next beat (captioned stretch of the run)',
  keyJump: 'Jump by 1% of the run',
  keyEnds: 'To the start, to the end',
  keySpeed: 'Slower, faster',
  keyZoom: 'Zoom out, in',
  keyFit: 'Fit to screen',
  keyTalk: 'Talk view on, off',
  keyEscape: 'Close, or leave the talk view',
  keyFullScreen: 'Full screen',
  keyLanguage: 'English or Korean',
  keyTheme: 'Dark, light or high contrast',
  keyView: 'Next view of the network',
  keyPanel: 'Tweak the parameters',
  keyCompare: 'Compare with the original',
  keyShare: 'Link and QR code',
  keyUndo: 'Undo and redo a change',
  keySearch: 'Search the parameters',
  keySave: 'Save as a scene file',
  keyNumbers: 'Where the numbers come from',
  keyScenes: 'Scene gallery, open and close',
  keyHelp: 'This help',

  // Spoken
  saidAt: (time: string) => `At ${time}.`,
};

export type Words = typeof appEnglish;
