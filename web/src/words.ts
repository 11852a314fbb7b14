// What the page itself says. Words about rules, findings, options, formats and outcomes come from the engine.

const number = (count: number): string => count.toLocaleString('en');

export const counted = (count: number, { one, many }: { one: string; many: string }): string => `${number(count)} ${count === 1 ? one : many}`;

const FIX = { one: 'fix is', many: 'fixes are' };
const ITEM = { one: 'item', many: 'items' };

export const words = {
  // Reading and keeping
  reading: (name: string) => `Reading ${name}…`,
  binary: (name: string) => `${name} is no text, so it was not opened. What was there before still is.`,
  notOpened: (name: string, why: string) => `${name} was not opened: ${why}. What was there before still is.`,
  malformed: (name: string, encoding: string) => `${name} has bytes that are no ${encoding}. They are shown as \uFFFD; what they were is lost if you download the text.`,
  linked: (name: string) => `This link brought a text. Your own (${name}) is kept until you change this one.`,
  openMine: 'Open mine',
  noStorage: 'This browser keeps nothing for this page: download your text before you close it.',
  notKept: 'This browser cannot keep your text: download it before you close the page.',
  discarded: (name: string) => `${name} is discarded.`,
  bringBack: 'Bring it back',
  sample: 'sample',
  changed: 'changed',
  source: 'Source of the feed or article',
  placeholder: 'Paste a feed or an article here, or drop a file on the page.',
  // The engine
  noEngine: (why: string) => `the checker cannot run: ${why || 'its script cannot be loaded'}`,
  noWebAssembly: 'This browser does not run WebAssembly, so nothing can be checked. The text is kept and can be edited and downloaded.',
  // Findings
  empty: 'Nothing to check yet.',
  emptyHelp: 'Drop a feed or an article on the page, paste it on the left, or choose a sample.',
  inArticles: (articles: string) => ` in ${articles}`,
  suppressed: (count: number) => `, ${number(count)} allowed by comments`,
  onlyArticle: (article: number) => `Only article ${number(article)}. `,
  showAll: 'Show all',
  fixAll: (count: number) => `Fix all that is safe (${number(count)})…`,
  fixAllUnsafe: (count: number) => `With suggestions (${number(count)})…`,
  fixSafely: (count: number) => `Fix ${number(count)} safely…`,
  withSuggestions: (suggestions: string) => `With ${suggestions}…`,
  fix: 'Fix…',
  suggestion: 'Suggestion…',
  leftOut: (count: number, isItems: boolean, finding: { one: string; many: string }, most: number) =>
    `${counted(count, isItems ? ITEM : finding)} more left out by the limit of ${number(most)} (`,
  more: (some: number, all: number) => `Show ${number(some)} of ${number(all)} more`,
  showMore: 'Show more',
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  ofArticle: (article: number) => `, article ${number(article)}`,
  // Fixing
  titleSafe: 'Fix all that is safe',
  titleUnsafe: 'Fix all, with suggestions',
  refusedOne: (why: string) => `This was not mended, since ${why}.`,
  notTaken: (count: number) => `${counted(count, FIX)} not taken`,
  times: (count: number) => `${number(count)} × `,
  nothing: 'Nothing would change.',
  tooLong: 'The text is too long to show what changes; you can undo it.',
  beforeAfter: 'Before, and after',
  before: 'Before',
  after: 'After',
  apply: 'Apply',
  cancel: 'Cancel',
  close: 'Close',
  checking: 'The text is being checked: once more in a moment.',
  changedMeanwhile: 'The text has changed meanwhile; nothing was done.',
  done: 'Done.',
  undo: 'Undo',
  // Articles
  compared: (names: string) => `, compared with ${names}. `,
  giveEarlier: '. Give an earlier version, and each is judged as an update. ',
  earlier: 'Earlier version…',
  without: 'Without',
  columns: { article: 'Article', findings: 'Findings', outcome: 'Outcome', dates: 'Published' },
  articles: 'Articles',
  modified: 'modified ',
  chooseArticle: ['Article ', (all: number) => ` of ${number(all)}`] as const,
  // Options, downloads, links
  options: 'Options',
  use: 'Use',
  reset: 'Reset',
  download: 'Download',
  aboutText: 'The text, in the encoding and with the line ends of its file',
  aboutShown: 'The articles as they would have been shown',
  asUtf8: 'Download as UTF-8',
  linkCopied: (withText: boolean) => `The link is copied (${linkHolds(withText)}).`,
  linkInBar: (withText: boolean) => `The link is in the address bar (${linkHolds(withText)}).`,
};

const linkHolds = (withText: boolean): string => (withText ? 'options and text' : 'options only: the text is too long for an address');
