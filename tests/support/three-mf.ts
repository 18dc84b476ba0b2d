/** A 3MF file made here: a ZIP with three small parts. */
import zlib from 'node:zlib';

/** A ZIP whose entries are stored as they are. */
function zip(entries: Record<string, string>): Uint8Array {
  const files = Object.entries(entries).map(([name, text]) => ({ name: Buffer.from(name), bytes: Buffer.from(text) }));
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE((zlib as unknown as { crc32: (data: Buffer) => number }).crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, bytes]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    listed.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, where, name]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directory, end]));
}

/** Says of which kind each part is; every package has it (ISO/IEC 29500-2, 7.2.3). */
const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
</Types>`;

const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
</Relationships>`;

/** A box of this size in millimetres. */
export function boxThreeMf(x: number, y: number, z: number): Uint8Array {
  const corners = Array.from({ length: 8 }, (_, at) => [at & 1 ? x : 0, at & 2 ? y : 0, at & 4 ? z : 0]);
  const faces = [
    '0 2 3',
    '0 3 1',
    '4 5 7',
    '4 7 6',
    '0 1 5',
    '0 5 4',
    '2 6 7',
    '2 7 3',
    '0 4 6',
    '0 6 2',
    '1 3 7',
    '1 7 5',
  ];
  const vertices = corners.map(([a, b, c]) => `<vertex x="${a}" y="${b}" z="${c}"/>`).join('');
  const triangles = faces
    .map((face) => face.split(' '))
    .map(([a, b, c]) => `<triangle v1="${a}" v2="${b}" v3="${c}"/>`)
    .join('');
  const model = `<?xml version="1.0" encoding="UTF-8"?>
<model unit="millimeter" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">
<resources><object id="1" type="model"><mesh><vertices>${vertices}</vertices><triangles>${triangles}</triangles></mesh></object></resources>
<build><item objectid="1"/></build></model>`;
  return zip({ '[Content_Types].xml': CONTENT_TYPES, '_rels/.rels': RELATIONS, '3D/3dmodel.model': model });
}
