import { csv } from '../ui/files';
import { reference } from '../ui/evidence';
import { basisWords } from '../words';
import type { Line } from './load';
import { visible, type Picture } from './picture';
import type { State } from './state';

const bases: readonly string[] = ['stated', 'meeting', 'attended'];

/** What is in the picture as a table: a row a line, with what it rests on. */
export function asCsv(picture: Picture, state: State): string {
  const name = (id: string): string => picture.dots.get(id)?.ref.name ?? id;
  return csv([
    ['id', 'from', 'from_name', 'from_type', 'relation', 'to', 'to_name', 'to_type', 'date', 'basis', 'drawn_as', 'claim', 'sources', 'summaries'],
    ...shownLines(picture, state).map(line => [line.id, line.from, name(line.from), picture.dots.get(line.from)?.ref.type, relationOf(line), line.to, name(line.to), picture.dots.get(line.to)?.ref.type, line.date, basisOf(line), line.manner,
      line.claim.claim, line.claim.evidence.map(reference).join(' | '), line.claim.evidence.map(one => one.summary).join(' | ')]),
  ]);
}

/** What is in the picture as GEXF 1.3, for Gephi: with types, dates and what each line rests on. */
export function asGexf(picture: Picture, state: State): string {
  const now = visible(picture, state);
  const name = (id: string): string => picture.dots.get(id)?.ref.name ?? id;
  const nodes = [...now.dots].map(id => `      <node id="${escaped(id)}" label="${escaped(name(id))}"><attvalues><attvalue for="type" value="${escaped(picture.dots.get(id)!.ref.type)}"/></attvalues></node>`);
  const edges = shownLines(picture, state).map(line => {
    const values: [string, string | undefined][] = [['relation', relationOf(line)], ['basis', basisOf(line)], ['drawn', line.manner], ['date', line.date], ['claim', line.claim.claim], ['sources', line.claim.evidence.map(reference).join(' | ')], ['summaries', line.claim.evidence.map(one => one.summary).join(' | ')]];
    return `      <edge id="${escaped(line.id)}" source="${escaped(line.from)}" target="${escaped(line.to)}" type="${line.directed ? 'directed' : 'undirected'}" label="${escaped(line.label)}"><attvalues>${values.filter(([, value]) => value).map(([key, value]) => `<attvalue for="${key}" value="${escaped(value!)}"/>`).join('')}</attvalues></edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>Who met whom</creator><description>${escaped(location.href)}</description></meta>
  <graph defaultedgetype="undirected">
    <attributes class="node"><attribute id="type" title="type" type="string"/></attributes>
    <attributes class="edge">${['relation', 'basis', 'drawn', 'date', 'claim', 'sources', 'summaries'].map(key => `<attribute id="${key}" title="${key}" type="string"/>`).join('')}</attributes>
    <nodes>
${nodes.join('\n')}
    </nodes>
    <edges>
${edges.join('\n')}
    </edges>
  </graph>
</gexf>
`;
}

function shownLines(picture: Picture, state: State): Line[] {
  return [...visible(picture, state).lines].map(id => picture.lines.get(id)!);
}

function relationOf(line: Line): string {
  return bases.includes(line.kind) ? 'MET' : line.kind;
}

function basisOf(line: Line): string | undefined {
  return bases.includes(line.kind) ? basisWords(line.kind) : undefined;
}

/** Text within an attribute of XML; what XML has no way to write is left out. */
function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replace(/[\t\n\r]/g, ' ');
}
