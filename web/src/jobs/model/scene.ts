/** The model on its bed, drawn when something changes and not otherwise. */
import {
  Box3,
  type BufferGeometry,
  Color,
  DirectionalLight,
  GridHelper,
  Group,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  Sphere,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';

export interface Colors {
  model: string;
  background: string;
  grid: string;
}

export interface Facts {
  /** Millimetres. */
  size: { x: number; y: number; z: number };
  triangles: number;
}

/** Stands out by day and by night. */
const MARKED = '#e8352c';
/** From where a place is looked at: never from below the bed, nor straight from above. */
const LEAST_RISE = 0.5;
const TOWARDS_FRONT = -0.1;

/** A grid line every so many millimetres: ten of them across the model, or a few more. */
const gridStep = (extent: number) => 10 ** Math.max(0, Math.ceil(Math.log10(extent / 25)));

const trianglesOf = ({ index, attributes }: BufferGeometry) => (index?.count ?? attributes.position?.count ?? 0) / 3;

export class ModelScene {
  readonly facts: Facts;
  /** Called after each drawing, for what is laid over it. */
  onDraw: () => void = () => undefined;
  readonly camera = new PerspectiveCamera(35, 1, 0.1, 10_000);
  /** The parts of the model in the order of the file, in its millimetres. */
  readonly group = new Group();
  private readonly scene = new Scene();
  private readonly renderer: WebGLRenderer;
  private readonly controls: OrbitControls;
  private readonly material = new MeshStandardMaterial({ roughness: 0.65, metalness: 0.05 });
  private readonly sphere: Sphere;
  private readonly watcher: ResizeObserver;
  private readonly geometries: BufferGeometry[];
  private grid: GridHelper | undefined;
  private marker: Mesh<SphereGeometry, MeshBasicMaterial> | undefined;
  private frame = 0;

  /** Throws when the browser has no WebGL. */
  constructor(
    private readonly place: HTMLElement,
    geometries: BufferGeometry[],
    colors: Colors,
  ) {
    this.geometries = geometries;
    this.renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
    for (const geometry of geometries) {
      const part = new Mesh(geometry, this.material);
      part.userData.isPart = true;
      this.group.add(part);
    }
    const box = new Box3().setFromObject(this.group);
    const size = box.getSize(new Vector3());
    const middle = box.getCenter(new Vector3());
    this.group.position.set(-middle.x, -middle.y, -box.min.z);
    this.sphere = new Sphere(new Vector3(0, 0, size.z / 2), Math.max(size.length() / 2, 0.1));
    this.facts = { size, triangles: geometries.reduce((sum, geometry) => sum + trianglesOf(geometry), 0) };
    // Printers build upwards along z.
    this.camera.up.set(0, 0, 1);
    const sun = new DirectionalLight('#ffffff', 2.2);
    sun.position.set(1, -1.4, 2);
    const fill = new DirectionalLight('#ffffff', 0.9);
    fill.position.set(-2, 1, 0.6);
    this.scene.add(this.group, new HemisphereLight('#ffffff', '#8a9496', 1.6), sun, fill);
    this.controls = new OrbitControls(this.camera, this.renderer.domElement);
    this.controls.addEventListener('change', this.draw);
    place.append(this.renderer.domElement);
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(place);
    this.resize();
    this.paint(colors);
    this.fit();
  }

  /** Draws in the colours of the theme. */
  paint({ model, background, grid }: Colors): void {
    this.material.color = new Color(model);
    this.scene.background = new Color(background);
    if (this.grid) this.scene.remove(this.grid);
    this.grid?.dispose();
    const step = gridStep(this.sphere.radius * 2);
    const cells = Math.ceil((this.sphere.radius * 2.4) / step / 2) * 2;
    this.grid = new GridHelper(cells * step, cells, grid, grid);
    this.grid.rotateX(Math.PI / 2);
    this.scene.add(this.grid);
    this.draw();
  }

  /** Shows the whole model from its front, a little from above. */
  fit(): void {
    const { center, radius } = this.sphere;
    const angle = (this.camera.fov * Math.PI) / 360;
    const away = (radius * 1.08) / Math.sin(Math.min(angle, Math.atan(Math.tan(angle) * this.camera.aspect)));
    this.camera.position.copy(new Vector3(0.7, -1, 0.6).normalize().multiplyScalar(away).add(center));
    this.camera.near = away / 100;
    this.camera.far = away * 20;
    this.camera.updateProjectionMatrix();
    this.controls.target.copy(center);
    this.controls.update();
    this.draw();
  }

  /** Turns the view about the upright, and over; in radians. */
  turn(around: number, over: number): void {
    const offset = this.camera.position.clone().sub(this.controls.target);
    offset.applyAxisAngle(this.camera.up, around);
    const side = new Vector3().crossVectors(this.camera.up, offset).normalize();
    const tilted = offset.clone().applyAxisAngle(side, over);
    const lean = tilted.angleTo(this.camera.up);
    const next = lean > 0.05 && lean < Math.PI - 0.05 ? tilted : offset;
    this.camera.position.copy(this.controls.target).add(next);
    this.controls.update();
    this.draw();
  }

  zoom(factor: number): void {
    const offset = this.camera.position.clone().sub(this.controls.target).multiplyScalar(factor);
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
    this.draw();
  }

  /** Points at a place of the file in millimetres, through whatever hides it, and looks at it from its side. */
  mark(place: readonly [x: number, y: number, z: number]): void {
    this.marker ??= this.newMarker();
    this.marker.position.set(...place);
    const { center } = this.sphere;
    const { x, y, z } = this.marker.getWorldPosition(new Vector3()).sub(center).normalize();
    const side = new Vector3(x, y + TOWARDS_FRONT, Math.max(z, LEAST_RISE)).normalize();
    const away = this.camera.position.distanceTo(this.controls.target);
    this.camera.position.copy(side.multiplyScalar(away).add(center));
    this.controls.target.copy(center);
    this.controls.update();
    this.draw();
  }

  wire(isWire: boolean): void {
    this.material.wireframe = isWire;
    this.draw();
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.watcher.disconnect();
    this.controls.dispose();
    this.grid?.dispose();
    for (const geometry of this.geometries) geometry.dispose();
    this.material.dispose();
    this.marker?.geometry.dispose();
    this.marker?.material.dispose();
    this.renderer.dispose();
    this.renderer.domElement.remove();
  }

  private newMarker(): Mesh<SphereGeometry, MeshBasicMaterial> {
    const ball = new SphereGeometry(this.sphere.radius / 30, 24, 16);
    const marker = new Mesh(ball, new MeshBasicMaterial({ color: MARKED, depthTest: false, transparent: true }));
    marker.renderOrder = 1;
    this.group.add(marker);
    return marker;
  }

  private readonly draw = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.renderer.render(this.scene, this.camera);
      this.onDraw();
    });
  };

  private resize(): void {
    const { clientWidth, clientHeight } = this.place;
    if (!clientWidth || !clientHeight) return;
    this.renderer.setSize(clientWidth, clientHeight);
    this.camera.aspect = clientWidth / clientHeight;
    this.camera.updateProjectionMatrix();
    this.draw();
  }
}
