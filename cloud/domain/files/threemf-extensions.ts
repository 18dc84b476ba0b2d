/** The extensions of 3MF by their namespaces: which are read, and what the others are called. */
import { UnreadableModel } from './model';
import { attributeOf, type XmlElement } from './threemf-xml';

/** 3MF Core Specification 1.3, appendix C.3. */
export const CORE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02';
export const CORE_DRAFT = 'http://schemas.microsoft.com/3dmanufacturing/2013/01';
export const PRODUCTION = 'http://schemas.microsoft.com/3dmanufacturing/production/2015/06';
const TRIANGLE_SETS = 'http://schemas.microsoft.com/3dmanufacturing/trianglesets/2021/07';

/** Triangle sets only group triangles, and a consumer may ignore them (3MF Core 4.1.5.1). */
const READ = [CORE, PRODUCTION, TRIANGLE_SETS];

const NAMES: Record<string, string> = {
  'http://schemas.microsoft.com/3dmanufacturing/material/2015/02': 'Materials and Properties',
  'http://schemas.microsoft.com/3dmanufacturing/production/alternatives/2021/04': 'Production Alternatives',
  'http://schemas.microsoft.com/3dmanufacturing/slice/2015/07': 'Slice',
  'http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02': 'Beam Lattice',
  'http://schemas.microsoft.com/3dmanufacturing/beamlattice/balls/2020/07': 'Beam Lattice Balls',
  'http://schemas.microsoft.com/3dmanufacturing/securecontent/2019/04': 'Secure Content',
  'http://schemas.microsoft.com/3dmanufacturing/securecontent/2019/07': 'Secure Content',
  'http://schemas.microsoft.com/3dmanufacturing/displacement/2022/07': 'Displacement',
  'http://schemas.3mf.io/3dmanufacturing/displacement/2023/10': 'Displacement',
  'http://schemas.3mf.io/3dmanufacturing/booleanoperations/2023/07': 'Boolean Operations',
  'http://schemas.3mf.io/3dmanufacturing/volumetric/2022/01': 'Volumetric',
  'http://schemas.3mf.io/3dmanufacturing/implicit/2023/12': 'Implicit',
};

const LONGEST_NAMESPACE = 100;

/** What an extension is called when its content is left out; undefined for one that is read. */
export const leftOut = (namespace: string): string | undefined =>
  READ.includes(namespace) ? undefined : (NAMES[namespace] ?? namespace.slice(0, LONGEST_NAMESPACE));

const prefixesOf = (element: XmlElement, attribute: string) =>
  (attributeOf(element, attribute) ?? '').split(/\s+/).filter((prefix) => prefix !== '');

/**
 * The recommended extensions that are left out (3MF Core 2.3.1 and 3.4). Throws for required ones, which must not be
 * ignored, and for prefixes that stand for no namespace.
 */
export function checkRequired(model: XmlElement): string[] {
  const nameOf = (prefix: string) => {
    const namespace = model.ns[prefix];
    if (namespace === undefined) {
      throw new UnreadableModel('wellFormed', `3MF Core 3.4: the extension “${prefix.slice(0, 40)}” is not declared.`);
    }
    return leftOut(namespace);
  };
  const required = prefixesOf(model, 'requiredextensions').map(nameOf);
  const unknown = required.find((name) => name !== undefined);
  if (unknown !== undefined) {
    throw new UnreadableModel('supported', `3MF Core 2.3.1: the file requires the extension “${unknown}”.`);
  }
  return prefixesOf(model, 'recommendedextensions')
    .map(nameOf)
    .filter((name) => name !== undefined);
}

const XML = 'http://www.w3.org/XML/1998/namespace';
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Throws for an attribute of XML itself or of XML Schema: only the language is allowed (3MF Core 2.3.2 and 2.3.4).
 * Those of extensions may stand at every element (appendix B.1).
 */
export function checkAttributes({ attributes }: XmlElement): void {
  for (const name in attributes) {
    const { uri, local } = attributes[name]!;
    if (uri === SCHEMA_INSTANCE || (uri === XML && local !== 'lang')) {
      throw new UnreadableModel('wellFormed', `3MF Core 2.3.2: the attribute “${name.slice(0, 40)}” is forbidden.`);
    }
  }
}
