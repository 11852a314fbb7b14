// Texts to begin with: some of the project's own.
const files = import.meta.glob<string>([
  '../../test-articles/morning-feed.xml', '../../test-articles/spotless.html', '../../test-articles/captions/elements.html',
  '../../test-articles/direction/arabic.html', '../../test-articles/ads/pixels.html', '../../test-articles/canonical/feed.xml',
], { query: '?raw', import: 'default' });

export interface Sample { name: string; read(): Promise<string> }

export const samples: Sample[] = Object.entries(files).map(([path, read]) => ({ name: path.replace(/^.*test-articles\//, '').replace('/', '-'), read }));
