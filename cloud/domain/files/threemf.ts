/**
 * Reads a 3MF file after the 3MF Core Specification 1.3 and the Production Extension 1.1.
 *
 * Refused, because the shape would be in doubt:
 *
 * | Section    | What must be                                                                            |
 * | ---------- | --------------------------------------------------------------------------------------- |
 * | 2.1.1      | one StartPart relationship, to a part inside the package; content types of model parts  |
 * | 2.3.1      | every required extension is one that is read                                            |
 * | 2.3.2      | UTF-8, no document type, no core element where the schema has none, no attribute of XML |
 * |            | or XML Schema but xml:lang (2.3.4 forbids xml:space once more)                          |
 * | 3.3        | transforms of 12 numbers; singular ones are refused although they only SHOULD NOT be    |
 * | 3.4        | one model with resources and build, a known unit, nothing named before it is defined    |
 * | 3.4.2      | ids of resources are unique                                                             |
 * | 3.4.3.1    | items name objects that exist, and none of type “other”, directly or recursively        |
 * | 4          | known types of objects; either a mesh or components                                     |
 * | 4.1.3      | 3 or more vertices                                                                      |
 * | 4.1.4      | 1 or more triangles, 4 or more for type “model”                                         |
 * | 4.1.4.1    | corners of triangles exist and are distinct                                             |
 * | 4.2.1      | components name objects that exist                                                      |
 * | B.1        | numbers, indices and ids of the right kind; elements that may be there only once        |
 * | Production | paths only in the main part, absolute, to model parts that exist                        |
 *
 * Passed over, as 2.3.3.1 and 3.4.1 tell consumers to: attributes of namespaces that are not read, which the schema
 * allows at every element, and metadata of unknown names.
 *
 * Warned of, because the shape stays the same: missing or too many print tickets and thumbnails (2.1.1, 2.1.4),
 * metadata without a name or twice (3.4.1), a pindex without a pid (4). That meshes are closed and oriented (4.1) is
 * checked with every other mesh. A mirroring transform does not change the sign of the volume (3.3): its triangles
 * are turned round.
 */
import { checkTriangleCount } from './corners';
import { type ByteSource, type Finding, type ReadModel, UnreadableModel } from './model';
import { type Instance, joined } from './threemf-instances';
import { combined, IDENTITY, type Transform } from './threemf-numbers';
import { openPackage, type Package } from './threemf-package';
import { type ModelPart, type ObjectResource, type Placement, readModelPart } from './threemf-part';
import { Archive } from './zip';

const DEEPEST_COMPONENTS = 64;
const MOST_MESHES = 100_000;
const MOST_PARTS = 1_000;

/** What an object amounts to with everything in it. */
interface Extent {
  triangles: number;
  meshes: number;
  depth: number;
  hasOther: boolean;
  hasSupport: boolean;
}

/** Every part of the model by its name, and each object's extent. */
class Model {
  private readonly parts = new Map<string, ModelPart>();
  private readonly extents = new Map<ObjectResource, Extent>();

  constructor(
    private readonly container: Package,
    readonly root = readModelPart(container.start, container.readModel(container.start), true),
  ) {
    for (const { components } of this.root.objects.values()) this.readParts(components ?? []);
    this.readParts(this.root.items);
    for (const part of [...this.parts.values(), this.root]) {
      for (const object of part.objects.values()) this.extents.set(object, this.measure(object, part));
    }
  }

  get all(): ModelPart[] {
    return [this.root, ...this.parts.values()];
  }

  private readParts(placements: Placement[]): void {
    for (const { part } of placements) {
      if (part === undefined || this.parts.has(part)) continue;
      if (this.parts.size >= MOST_PARTS) {
        throw new UnreadableModel('withinLimits', `The file has more than ${MOST_PARTS} model parts.`);
      }
      this.parts.set(part, readModelPart(part, this.container.readModel(part), false));
    }
  }

  /** The object and the part it is in. */
  find({ part, objectId }: Placement, from: ModelPart): { object: ObjectResource; part: ModelPart } {
    const target = part === undefined ? from : this.parts.get(part)!;
    const object = target.objects.get(objectId);
    if (!object) {
      throw new UnreadableModel(
        'wellFormed',
        `3MF Production 2: object ${objectId} does not exist in “/${part?.slice(0, 80)}”.`,
      );
    }
    return { object, part: target };
  }

  extentOf(placement: Placement, from: ModelPart): Extent {
    return this.extents.get(this.find(placement, from).object)!;
  }

  /** Whatever the object is made of has been measured before: it is defined before, or in another part. */
  private measure({ type, mesh, components }: ObjectResource, part: ModelPart): Extent {
    if (mesh) {
      const isPrinted = type !== 'support' && type !== 'other';
      return {
        triangles: isPrinted ? mesh.triangles.length / 3 : 0,
        meshes: isPrinted ? 1 : 0,
        depth: 1,
        hasOther: type === 'other',
        hasSupport: type === 'support',
      };
    }
    const extent = sum(components!.map((component) => this.extentOf(component, part)));
    if (extent.depth > DEEPEST_COMPONENTS) {
      throw new UnreadableModel('withinLimits', `Components are nested deeper than ${DEEPEST_COMPONENTS}.`);
    }
    return extent;
  }

  /** Every mesh that is printed, as often as it is. The extents have bounded how many and how deep. */
  collect(placement: Placement, from: ModelPart, outer: Transform, instances: Instance[]): void {
    if (this.extentOf(placement, from).meshes === 0) return;
    const { object, part } = this.find(placement, from);
    const transform = combined(placement.transform, outer);
    if (object.mesh) instances.push({ mesh: object.mesh, transform });
    for (const component of object.components ?? []) this.collect(component, part, transform, instances);
  }
}

const sum = (extents: Extent[]): Extent => ({
  triangles: extents.reduce((total, { triangles }) => total + triangles, 0),
  meshes: extents.reduce((total, { meshes }) => total + meshes, 0),
  depth: 1 + extents.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
  hasOther: extents.some(({ hasOther }) => hasOther),
  hasSupport: extents.some(({ hasSupport }) => hasSupport),
});

function checkBuild(extent: Extent): void {
  if (extent.hasOther) {
    throw new UnreadableModel('wellFormed', '3MF Core 3.4.3.1: the build names an object of type “other”.');
  }
  if (extent.meshes === 0) {
    throw new UnreadableModel('notEmpty', 'The build of the file has nothing to print in it.');
  }
  checkTriangleCount(extent.triangles);
  if (extent.meshes > MOST_MESHES) {
    const most = MOST_MESHES.toLocaleString('en');
    throw new UnreadableModel('withinLimits', `The build puts more than ${most} meshes into place.`);
  }
}

function findingsOf(container: Package, parts: ModelPart[], hasSupport: boolean): Finding[] {
  const findings: Finding[] = [];
  const complaints = [...container.complaints, ...parts.flatMap((part) => part.complaints)];
  if (complaints[0]) {
    findings.push({ check: 'wellFormed', outcome: 'warned', count: complaints.length, detail: complaints[0] });
  }
  const extensions = [...new Set(parts.flatMap((part) => [...part.leftOut]))];
  const leftOut = [
    ...(extensions.length > 0 ? [`what belongs to ${extensions.map((name) => `“${name}”`).join(', ')}`] : []),
    ...(hasSupport ? ['objects of type “support”'] : []),
  ];
  if (leftOut.length > 0) {
    findings.push({ check: 'supported', outcome: 'warned', detail: `Left out: ${leftOut.join('; ')}.` });
  }
  return findings;
}

/**
 * What the build of the file names, each object where the build puts it, in millimetres. Extensions that are not
 * required, and objects of type “support”, are left out and named in the findings. Throws UnreadableModel.
 */
export function read3mf(source: ByteSource): ReadModel {
  const container = openPackage(new Archive(source));
  const model = new Model(container);
  const { root } = model;
  const extent = sum(root.items.map((item) => model.extentOf(item, root)));
  checkBuild(extent);
  const instances: Instance[] = [];
  for (const item of root.items) model.collect(item, root, IDENTITY, instances);
  const variant = model.all.length > 1 ? 'production' : 'core';
  return {
    format: '3mf',
    kind: root.application ? `${variant}, ${root.application}` : variant,
    mesh: joined(instances),
    unit: root.unit,
    findings: findingsOf(container, model.all, extent.hasSupport),
  };
}
