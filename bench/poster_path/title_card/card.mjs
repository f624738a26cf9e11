// A title card by satori (layout to SVG) and resvg (SVG to PNG) over a ready picture: title, tagline, billing block.
//
//   node card.mjs ART.png WIDTHxHEIGHT RUNS
//
// Prints one JSON object: {"layout": [ms], "render": [ms], "encode": [ms], "bytes": n}. The output is checked to be a
// PNG of the size asked for before anything is timed.
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';

const [art, size, runs] = process.argv.slice(2);
const [width, height] = size.split('x').map(Number);
const short = Math.min(width, height);
const fonts = new URL('../../../assets/fonts/', import.meta.url);
const font = (name) => readFileSync(new URL(`${name}/${name}.ttf`, fonts));
const faces = [
  { name: 'title', data: font('bebas-neue'), weight: 400, style: 'normal' },
  { name: 'billing', data: font('league-gothic'), weight: 400, style: 'normal' },
];
const picture = `data:image/png;base64,${readFileSync(art).toString('base64')}`;
const billing = 'NORTHERN PICTURES PRESENTS A FILM BY MARA LINDQVIST  ELIN SOLBERG  JONAS HALE  PRIYA RAMAN  CASTING BY ' +
  'OTTO WEISS  MUSIC BY LENA MOREAU  EDITED BY SAM OKAFOR  PRODUCTION DESIGNER IRIS CHEN  DIRECTOR OF PHOTOGRAPHY ' +
  'TOMAS NOVAK  PRODUCED BY ADA BRANDT  WRITTEN AND DIRECTED BY MARA LINDQVIST';

const node = (type, style, children, rest = {}) => ({ type, props: { style, children, ...rest } });
const card = node('div', { display: 'flex', width: '100%', height: '100%', position: 'relative' }, [
  node('img', { position: 'absolute', left: 0, top: 0, width, height }, undefined, { src: picture, width, height }),
  node('div', {
    display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'space-between',
    width: '100%', height: '100%', padding: short * 0.06, color: '#f4f0e6', fontFamily: 'title',
  }, [
    node('div', { display: 'flex', flexDirection: 'column', alignItems: 'center' }, [
      node('div', { fontSize: short * 0.2, letterSpacing: short * 0.006 }, 'THE LAST LIGHT'),
      node('div', { fontSize: short * 0.045 }, 'Someone has to keep it burning'),
    ]),
    node('div', {
      fontFamily: 'billing', fontSize: short * 0.028, lineHeight: 1.15, textAlign: 'center', width: '100%',
    }, billing),
  ]),
]);

const timed = async (list, work) => {
  const start = performance.now();
  const result = await work();
  list?.push(performance.now() - start);
  return result;
};
const ms = { layout: [], render: [], encode: [] };
let bytes = 0;
for (let run = -1; run < Number(runs); ++run) {  // the first one warms fonts and code
  const keep = run >= 0;
  const svg = await timed(keep ? ms.layout : undefined, () => satori(card, { width, height, fonts: faces }));
  const image = await timed(keep ? ms.render : undefined, () => new Resvg(svg, { font: { loadSystemFonts: false } }).render());
  const png = await timed(keep ? ms.encode : undefined, () => image.asPng());
  if (png.readUInt32BE(16) !== width || png.readUInt32BE(20) !== height) throw new Error('a picture of another size');
  if (new Set(image.pixels.subarray(0, 4 * width)).size < 8) throw new Error('the picture is not there');
  bytes = png.length;
}
console.log(JSON.stringify({ ...ms, bytes }));
