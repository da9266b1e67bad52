/** A page of nothing but its number: no two are alike, so that each has a digest of its own. */
let made = 0;

export function pdf(): Buffer {
  made += 1;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n% ${process.pid} ${Date.now()} ${made}\n${body}trailer\n<</Size 4/Root 1 0 R>>\n%%EOF\n`, 'latin1');
}
