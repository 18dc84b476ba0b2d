/** Reads one 3D Model part of a 3MF package: its objects, and what it builds of them. */
import { checkTriangleCount, MOST_TRIANGLES } from './corners';
import { type Mesh, UnreadableModel } from './model';
import { withoutSeams } from './threemf-corners';
import { CORE, CORE_DRAFT, checkAttributes, checkRequired, leftOut, PRODUCTION } from './threemf-extensions';
import { idOf, indexOf, numberOf, type Transform, transformOf } from './threemf-numbers';
import { attributeOf, readXml, type XmlElement, type XmlListener } from './threemf-xml';

/** An object put somewhere: a component of another object, or an item of the build. */
export interface Placement {
  /** The model part with the object, without the slash at its beginning; undefined for the same part. */
  part: string | undefined;
  objectId: number;
  transform: Transform;
}

const OBJECT_TYPES = ['model', 'solidsupport', 'support', 'surface', 'other'] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** With either a mesh, in millimetres, or components. */
export interface ObjectResource {
  id: number;
  type: ObjectType;
  mesh?: Mesh;
  components?: Placement[];
}

export interface ModelPart {
  unit: Unit;
  /** In the order of the part, by id. */
  objects: Map<number, ObjectResource>;
  items: Placement[];
  application: string | undefined;
  /** The extensions whose content was left out, by the names that people know. */
  leftOut: Set<string>;
  /** What breaks the specification without changing the shape. */
  complaints: string[];
}

/** 3MF Core 3.4, in millimetres. */
const UNITS = { micron: 0.001, millimeter: 1, centimeter: 10, inch: 25.4, foot: 304.8, meter: 1000 };
export type Unit = keyof typeof UNITS;

/** The elements of the core and what each may contain (3MF Core, appendix B.1). */
const CONTENT: Record<string, readonly string[]> = {
  model: ['metadata', 'resources', 'build'],
  metadata: [],
  resources: ['basematerials', 'object'],
  basematerials: ['base'],
  base: [],
  object: ['metadatagroup', 'mesh', 'components'],
  metadatagroup: ['metadata'],
  mesh: ['vertices', 'triangles'],
  vertices: ['vertex'],
  vertex: [],
  triangles: ['triangle'],
  triangle: [],
  components: ['component'],
  component: [],
  build: ['item'],
  item: ['metadatagroup'],
};

/** Elements of which there may be one inside the element around them. */
const AT_MOST_ONCE = ['resources', 'build', 'mesh', 'components', 'vertices', 'triangles'];

const MOST_CORNERS = 3 * MOST_TRIANGLES;
const MOST_RESOURCES = 100_000;
const MOST_PLACEMENTS = 200_000;
const MOST_METADATA = 10_000;
const MOST_LEFT_OUT = 20;
const MOST_COMPLAINTS = 100;
const LONGEST_APPLICATION = 100;

const broken = (section: string, detail: string) => new UnreadableModel('wellFormed', `3MF Core ${section}: ${detail}`);

const tooMany = (most: number, what: string) =>
  new UnreadableModel('withinLimits', `The model has more than ${most.toLocaleString('en')} ${what}.`);

/** The same numbers in an array twice as long when there is no room for three more. */
function withRoom<Numbers extends Float64Array | Uint32Array>(numbers: Numbers, used: number): Numbers {
  if (used + 3 <= numbers.length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

function requireInside(inside: Set<string>, name: string, section: string, ...needed: string[]): void {
  const missing = needed.find((each) => !inside.has(each));
  if (missing) throw broken(section, `<${name}> has no <${missing}>.`);
}

/** A mesh while its corners and triangles come in. */
class MeshBuilder {
  private positions = new Float64Array(192);
  private positionsUsed = 0;
  private triangles = new Uint32Array(192);
  private trianglesUsed = 0;

  constructor(private readonly millimetres: number) {}

  addCorner({ attributes }: XmlElement): void {
    if (this.positionsUsed >= MOST_CORNERS * 3) throw tooMany(MOST_CORNERS, 'corners');
    this.positions = withRoom(this.positions, this.positionsUsed);
    this.positions[this.positionsUsed++] = numberOf(attributes.x?.value, 'x of a vertex') * this.millimetres;
    this.positions[this.positionsUsed++] = numberOf(attributes.y?.value, 'y of a vertex') * this.millimetres;
    this.positions[this.positionsUsed++] = numberOf(attributes.z?.value, 'z of a vertex') * this.millimetres;
  }

  addTriangle({ attributes }: XmlElement): void {
    checkTriangleCount(this.trianglesUsed / 3 + 1);
    const v1 = this.cornerOf(attributes.v1?.value);
    const v2 = this.cornerOf(attributes.v2?.value);
    const v3 = this.cornerOf(attributes.v3?.value);
    if (v1 === v2 || v2 === v3 || v3 === v1) {
      throw broken('4.1.4.1', `triangle ${this.trianglesUsed / 3} names a corner twice.`);
    }
    this.triangles = withRoom(this.triangles, this.trianglesUsed);
    this.triangles[this.trianglesUsed++] = v1;
    this.triangles[this.trianglesUsed++] = v2;
    this.triangles[this.trianglesUsed++] = v3;
  }

  private cornerOf(text: string | undefined): number {
    const index = indexOf(text, 'a corner of a triangle');
    if (index * 3 >= this.positionsUsed) {
      throw broken('4.1.4.1', `triangle ${this.trianglesUsed / 3} names corner ${index}, which does not exist.`);
    }
    return index;
  }

  finish(type: ObjectType): Mesh {
    if (this.positionsUsed < 9) throw broken('4.1.3', 'a mesh has fewer than 3 vertices.');
    const fewest = type === 'model' ? 4 : 1;
    if (this.trianglesUsed < fewest * 3) throw broken('4.1.4', `a mesh has fewer than ${fewest} triangles.`);
    return withoutSeams({
      positions: this.positions.subarray(0, this.positionsUsed),
      triangles: this.triangles.subarray(0, this.trianglesUsed),
    });
  }
}

class ModelPartReader implements XmlListener {
  readonly model: ModelPart = {
    unit: 'millimeter',
    objects: new Map(),
    items: [],
    application: undefined,
    leftOut: new Set(),
    complaints: [],
  };
  private readonly resourceIds = new Set<number>();
  private readonly metadataNames = new Set<string>();
  /** How deep inside an element that is left out. */
  private skipped = 0;
  /** The elements around the current one, and those that were already inside each of them. */
  private readonly before: Set<string>[] = [new Set()];
  private object: ObjectResource | undefined;
  private mesh: MeshBuilder | undefined;
  private placements = 0;

  constructor(private readonly isRoot: boolean) {}

  open(element: XmlElement, around: readonly string[]): void {
    if (this.skipped > 0 || (element.uri !== CORE && around.length > 0)) {
      this.skip(element, around);
      return;
    }
    checkAttributes(element);
    const name = element.local;
    if (around.length === 0) this.openRoot(element);
    else this.checkPlace(name, around.at(-1)!);
    if (name === 'vertex') this.mesh!.addCorner(element);
    else if (name === 'triangle') this.mesh!.addTriangle(element);
    else this.openOther(element, around);
  }

  close({ local }: XmlElement): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (local === 'vertex' || local === 'triangle') return;
    const inside = this.before.pop()!;
    if (local === 'model') requireInside(inside, 'model', '3.4', 'resources', 'build');
    if (local === 'mesh') {
      requireInside(inside, 'mesh', '4.1', 'vertices', 'triangles');
      this.object!.mesh = this.mesh!.finish(this.object!.type);
      this.mesh = undefined;
    }
    if (local === 'object') this.closeObject();
  }

  wantsText({ local, attributes }: XmlElement): boolean {
    return local === 'metadata' && attributes.name?.value === 'Application' && this.skipped === 0;
  }

  text(text: string): void {
    const known = `${this.model.application ?? ''}${text}`;
    this.model.application = known.replace(/\p{C}/gu, '').slice(0, LONGEST_APPLICATION);
  }

  private skip(element: XmlElement, around: readonly string[]): void {
    if (this.skipped === 0) {
      if (around.at(-1) === 'resources') this.addResourceId(element, false);
      const extension = leftOut(element.uri);
      if (extension && this.model.leftOut.size < MOST_LEFT_OUT) this.model.leftOut.add(extension);
    }
    this.skipped++;
  }

  private openRoot(element: XmlElement): void {
    if (element.uri === CORE_DRAFT) {
      throw new UnreadableModel('supported', 'The file is written in a draft of 3MF from before its first version.');
    }
    if (element.uri !== CORE || element.local !== 'model') {
      throw broken('3.4', 'the model part does not begin with <model>.');
    }
    checkRequired(element).forEach((name) => {
      this.model.leftOut.add(name);
    });
    const unit = attributeOf(element, 'unit') ?? 'millimeter';
    if (!Object.hasOwn(UNITS, unit)) throw broken('3.4', `“${unit.slice(0, 40)}” is no unit.`);
    this.model.unit = unit as Unit;
  }

  private checkPlace(name: string, parent: string): void {
    if (!CONTENT[parent]?.includes(name)) throw broken('2.3.2', `<${name}> has no place in <${parent}>.`);
  }

  private openOther(element: XmlElement, around: readonly string[]): void {
    const name = element.local;
    const siblings = this.before.at(-1)!;
    if (AT_MOST_ONCE.includes(name) && siblings.has(name)) {
      throw broken('B.1', `<${around.at(-1)}> has <${name}> twice.`);
    }
    siblings.add(name);
    this.before.push(new Set());
    if (name === 'object') this.openObject(element);
    else if (name === 'basematerials') this.addResourceId(element, true);
    else if (name === 'mesh') this.openMesh(siblings);
    else if (name === 'triangles' && !siblings.has('vertices')) throw broken('B.1', '<triangles> precede <vertices>.');
    else if (name === 'components') this.openComponents(siblings);
    else if (name === 'component') this.object!.components!.push(this.placementOf(element, true));
    else if (name === 'item' && this.isRoot) this.model.items.push(this.placementOf(element, false));
    else if (name === 'metadata' && around.length === 1) this.addMetadata(element);
  }

  private openObject(element: XmlElement): void {
    const type = (attributeOf(element, 'type') ?? 'model') as ObjectType;
    if (!OBJECT_TYPES.includes(type)) throw broken('4', `“${type.slice(0, 40)}” is no type of an object.`);
    if (attributeOf(element, 'pindex') !== undefined && attributeOf(element, 'pid') === undefined) {
      this.complain('4', 'an object has a pindex without a pid.');
    }
    this.object = { id: this.addResourceId(element, true)!, type };
  }

  private openMesh(siblings: Set<string>): void {
    if (siblings.has('components')) throw broken('4', 'an object has both a mesh and components.');
    this.mesh = new MeshBuilder(UNITS[this.model.unit]);
  }

  private openComponents(siblings: Set<string>): void {
    if (siblings.has('mesh')) throw broken('4', 'an object has both a mesh and components.');
    this.object!.components = [];
  }

  private closeObject(): void {
    const object = this.object!;
    if (!object.mesh && !object.components?.length) {
      throw broken('4', `object ${object.id} has neither a mesh nor components.`);
    }
    this.model.objects.set(object.id, object);
    this.object = undefined;
  }

  private addResourceId(element: XmlElement, isRequired: boolean): number | undefined {
    const text = attributeOf(element, 'id');
    if (text === undefined && !isRequired) return undefined;
    const id = idOf(text, `the id of <${element.local}>`);
    if (this.resourceIds.has(id)) throw broken('3.4.2', `the id ${id} is used twice.`);
    if (this.resourceIds.size >= MOST_RESOURCES) throw tooMany(MOST_RESOURCES, 'resources');
    this.resourceIds.add(id);
    return id;
  }

  private addMetadata(element: XmlElement): void {
    const name = attributeOf(element, 'name');
    if (name === undefined) this.complain('3.4.1', 'a metadata element has no name.');
    else if (this.metadataNames.has(name))
      this.complain('3.4.1', `the metadata “${name.slice(0, 40)}” is there twice.`);
    else if (this.metadataNames.size < MOST_METADATA) this.metadataNames.add(name);
  }

  /** What is referred to must be there already (3MF Core 3.4), so that no object can contain itself. */
  private placementOf(element: XmlElement, isComponent: boolean): Placement {
    if (++this.placements > MOST_PLACEMENTS) throw tooMany(MOST_PLACEMENTS, 'components and items');
    const what = isComponent ? 'a component' : 'an item of the build';
    const section = isComponent ? '4.2.1' : '3.4.3.1';
    const objectId = idOf(attributeOf(element, 'objectid'), `the objectid of ${what}`);
    const part = this.pathOf(element);
    if (part === undefined && !this.model.objects.has(objectId)) {
      throw broken(section, `${what} names object ${objectId}, which is not defined before it.`);
    }
    const transform = attributeOf(element, 'transform');
    return { part, objectId, transform: transformOf(transform, UNITS[this.model.unit], `the transform of ${what}`) };
  }

  private pathOf(element: XmlElement): string | undefined {
    const path = attributeOf(element, 'path', PRODUCTION);
    if (path === undefined) return undefined;
    if (!this.isRoot) {
      throw new UnreadableModel('wellFormed', '3MF Production 2: a model part beside the main one names another one.');
    }
    if (!path.startsWith('/')) {
      throw new UnreadableModel('wellFormed', '3MF Production 3.1: the path of a model part does not begin with “/”.');
    }
    return path.slice(1);
  }

  private complain(section: string, detail: string): void {
    if (this.model.complaints.length < MOST_COMPLAINTS) this.model.complaints.push(`3MF Core ${section}: ${detail}`);
  }
}

/** Throws UnreadableModel for what breaks the specification and could change the shape. */
export function readModelPart(part: string, pieces: Iterable<Uint8Array>, isRoot: boolean): ModelPart {
  const reader = new ModelPartReader(isRoot);
  readXml(part, pieces, reader);
  return reader.model;
}
