/** What stands on the disk: bytes under AES-GCM with an initialisation vector of their own. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: Uint8Array<ArrayBuffer> };

const KEY_BYTES = 32;
const IV_BYTES = 12;

/** Whether this page may encrypt: browsers allow it over https and on localhost only. */
export function canEncrypt(): boolean {
  return (globalThis as { crypto?: { subtle?: unknown } }).crypto?.subtle !== undefined;
}

/** @param secret - 256 bits; the key made of it can be used, but not read out again */
export async function localKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  if (secret.byteLength !== KEY_BYTES)
    throw new Error(`expected a key of ${KEY_BYTES} bytes, got ${secret.byteLength}`);
  return crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** @param place - what the bytes belong to; they can be opened as nothing else, so that records cannot be exchanged */
export async function seal(key: CryptoKey, place: string, content: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt(parameters(iv, place), key, copyOf(content))) };
}

/** Throws when the key is another, or the bytes were altered or moved. */
export async function unseal(key: CryptoKey, place: string, { iv, bytes }: Sealed): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, place), key, bytes));
}

export function sealJson(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  return seal(key, place, new TextEncoder().encode(JSON.stringify(value)));
}

export async function unsealJson(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unseal(key, place, sealed)));
}

function parameters(iv: Uint8Array<ArrayBuffer>, place: string) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
}

function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
