/** What checks each file in a zip: the remainder of a division of polynomials (CRC-32). */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});
/** 1 January 2026 in the form of zip, so that the same content makes the same file. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
const UTF8 = 0x0800;

/**
 * Put files into a zip file, uncompressed: a Word document is one.
 * @param {Record<string, string | Uint8Array>} files texts or bytes by their path
 * @returns {Uint8Array}
 */
export function zip(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const central = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, data] = [encoder.encode(path), typeof content === "string" ? encoder.encode(content) : content];
    const shared = [20, UTF8, 0, 0, DATE];
    const sizes = [checkOf(data), data.length, data.length];
    const header = bytes([[0x04034b50, 4], ...shared.map((n) => [n, 2]), ...sizes.map((n) => [n, 4]), [name.length, 2], [0, 2]]);
    parts.push(header, name, data);
    central.push(
      bytes([
        [0x02014b50, 4],
        [20, 2],
        ...shared.map((n) => [n, 2]),
        ...sizes.map((n) => [n, 4]),
        [name.length, 2],
        ...[0, 0, 0, 0].map((n) => [n, 2]),
        [0, 4],
        [offset, 4],
      ]),
      name,
    );
    offset += header.length + name.length + data.length;
  }
  const count = Object.keys(files).length;
  const size = central.reduce((sum, one) => sum + one.length, 0);
  const end = bytes([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]]);
  return joined([...parts, ...central, end]);
}

/** @param {Uint8Array} data */
export function checkOf(data) {
  let rest = 0xffffffff;
  for (const byte of data) rest = REMAINDERS[(rest ^ byte) & 0xff] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

/** Numbers as bytes, the lowest first. @param {number[][]} numbers each with how many bytes it takes */
function bytes(numbers) {
  return Uint8Array.from(numbers.flatMap(([number, width]) => Array.from({ length: width }, (_, place) => (number >>> (8 * place)) & 0xff)));
}

/** @param {Uint8Array[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
