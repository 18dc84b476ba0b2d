/** Places on a model that is drawn: which one was pressed, and where on the screen one is. */
import { type Object3D, Raycaster, Vector2, Vector3 } from 'three';
import type { ModelScene } from './scene';

export interface Place {
  /** Which part of the file, 0 being the first. */
  partIndex: number;
  /** Millimetres of the file. */
  position: { x: number; y: number; z: number };
}

export interface Spot {
  /** From the left and from the top, 0 to 1. */
  left: number;
  top: number;
  isInView: boolean;
}

type View = Pick<ModelScene, 'camera' | 'group'>;

/** More exact than any printer. */
const rounded = (millimetres: number) => Math.round(millimetres * 1000) / 1000;
/** A place on the surface is not hidden by the surface that it is on: so much of its distance is let pass. */
const NEAR = 0.995;

function hits({ camera, group }: View, ray: Raycaster) {
  camera.updateMatrixWorld();
  group.updateMatrixWorld();
  // What else is in the group points at places.
  const parts = partsOf(group);
  return ray.intersectObjects(parts, false).map(({ object, point, distance }) => ({
    partIndex: parts.indexOf(object),
    point,
    distance,
  }));
}

const partsOf = (group: Object3D) => group.children.filter(({ userData }) => userData.isPart);

/** The foremost place at these shares of the view's width and height; undefined beside the model. */
export function placeAt(view: View, left: number, top: number): Place | undefined {
  const ray = new Raycaster();
  view.camera.updateMatrixWorld();
  ray.setFromCamera(new Vector2(left * 2 - 1, 1 - top * 2), view.camera);
  const [first] = hits(view, ray);
  if (!first) return undefined;
  const { x, y, z } = view.group.worldToLocal(first.point.clone());
  return { partIndex: first.partIndex, position: { x: rounded(x), y: rounded(y), z: rounded(z) } };
}

export function spotOf({ camera, group }: View, { x, y, z }: Place['position']): Spot {
  camera.updateMatrixWorld();
  group.updateMatrixWorld();
  const seen = group.localToWorld(new Vector3(x, y, z)).project(camera);
  const [left, top] = [(seen.x + 1) / 2, (1 - seen.y) / 2];
  return { left, top, isInView: Math.abs(seen.x) <= 1 && Math.abs(seen.y) <= 1 && Math.abs(seen.z) <= 1 };
}

/** Is the model itself in front of the place? */
export function isHidden(view: View, { x, y, z }: Place['position']): boolean {
  view.group.updateMatrixWorld();
  const place = view.group.localToWorld(new Vector3(x, y, z));
  const eye = view.camera.position;
  const away = place.distanceTo(eye);
  const ray = new Raycaster(eye.clone(), place.sub(eye).normalize(), 0, away * NEAR);
  return hits(view, ray).length > 0;
}
