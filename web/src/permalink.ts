// Options and, if it is small, the text, compressed in the address behind `#`, which is sent to no server.
import type { Options } from 'ia-validate';

export interface Linked { options: Options; name?: string; text?: string }

/** The longest fragment that is made, in characters; longer addresses are cut off by mail programs and chats. */
const LONGEST = 16_000;
/** The longest text that is read from an address, in units of UTF-16: what is compressed can be very small. */
const LARGEST = 4_000_000;

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream, most = Infinity): Promise<Uint8Array> {
  const reader = new Blob([bytes as BlobPart]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>).getReader();
  const parts: BlobPart[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) throw new Error('too much');
    parts.push(part.value as BlobPart);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function packed(linked: Linked): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(linked)), new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The fragment, and whether the text, which may be left out, is in it. */
export async function fragment(linked: Linked): Promise<{ hash: string; hasText: boolean }> {
  const { text, ...rest } = linked;
  if (text && text.length < LARGEST) {
    const whole = await packed(linked);
    if (whole.length <= LONGEST) return { hash: `#1.${whole}`, hasText: true };
  }
  return { hash: `#1.${await packed(rest)}`, hasText: text === '' };
}

/** What a fragment says; nothing if it is none of ours or broken. */
export async function read(hash: string): Promise<Linked | undefined> {
  if (!hash.startsWith('#1.')) return undefined;
  try {
    const binary = atob(hash.slice(3).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (it) => it.charCodeAt(0));
    const json: unknown = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw'), LARGEST)));
    if (typeof json !== 'object' || json === null) return undefined;
    const { options, name, text } = json as Record<string, unknown>;
    return {
      options: typeof options === 'object' && options !== null && !Array.isArray(options) ? options as Options : {},
      ...(typeof name === 'string' && { name }), ...(typeof text === 'string' && { text }),
    };
  } catch {
    return undefined;
  }
}
