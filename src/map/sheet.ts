import 'maplibre-gl/dist/maplibre-gl.css';
import {
	LngLatBounds,
	Map as LibreMap,
	setWorkerUrl,
	type EaseToOptions,
	type LayerSpecification,
	type LngLatBoundsLike,
	type PointLike,
	type VectorTileSource
} from 'maplibre-gl';
import { untrack } from 'svelte';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { ShownStyle } from '#core/base-map.ts';
import type { Bounds, Position } from '#core/geometry.ts';
import { tileZooms, type TileName } from '#core/tile-zooms.ts';
import { useWeights } from './fonts.ts';
import { supplyImages } from './images.ts';
import { shownState, switchesOf, type LayerSet, type SheetLayer } from './layer-set.ts';
import { fade, flight } from './motion.ts';
import { isBared, paintOf, type Opacity } from './opacity.ts';
import { slots, stackOf } from './order.ts';
import { fetchOutsideStyle, outsideLayers, type OutsideLayer } from './outside-layers.ts';
import { rasterFrom, type RasterLayer } from './raster.ts';
import { sameThing, type Thing } from './selection.svelte.ts';
import { supplyShiftedTiles } from './shifted-tiles.ts';
import { sheetLayers, sheetStyle, type PictureLayer } from './style.ts';
import type { Theme } from './theme.ts';

setWorkerUrl(workerAddress);
supplyShiftedTiles();

export interface View {
	longitude: number;
	latitude: number;
	zoom: number;
}
/** A thing under the pointer, with what its tile says of it (ids and codes, no names of people). */
export interface Found extends Thing {
	properties: Readonly<Record<string, unknown>>;
}

export interface SheetOptions {
	container: HTMLElement;
	sets: readonly LayerSet[];
	/** Pictures under the sheet. */
	rasters?: readonly RasterLayer[];
	opacity?: Opacity;
	/** The base map has a style of its own, asked for once its switch `base` is on. */
	styled?: boolean;
	theme: Theme;
	on: ReadonlySet<string>;
	/** What the whole map shows. */
	bounds: Bounds;
	/** Where it opens: a camera, or a box to fit; the whole map when neither is given. */
	view: View | Bounds | null;
	/** What the canvas is called for those who do not see it. */
	label: string;
	interactive: boolean;
	/** Degrees from the vertical at which the sheet is looked at: 0, unless columns stand on it. */
	pitch?: number;
	/** Drawn for paper: the picture can be taken out. */
	paper?: boolean;
}

const PADDING = 28;
/** Room round one thing, so that its neighbours are seen. */
const ROOM = 110;
const CLOSEST = 16.5;
/** Past this no tile says more. */
const DEEPEST = 20;
/** A layer of the sheet's own tiles. */
const isOwn = (layer: SheetLayer | PictureLayer | OutsideLayer): layer is SheetLayer =>
	!('outside' in layer) && layer.type !== 'raster';
const corners = ({ west, south, east, north }: Bounds): LngLatBoundsLike => [west, south, east, north];

/** The map itself, north up: what the component and the overlays steer. Lives in the browser only. */
export class Sheet {
	readonly map: LibreMap;
	private layers: readonly (SheetLayer | PictureLayer | OutsideLayer)[];
	readonly sets: readonly LayerSet[];
	readonly rasters: readonly RasterLayer[];
	private opacity: Opacity;
	readonly bounds: Bounds;
	private readonly marked = new Map<string, Thing>();
	private on: ReadonlySet<string>;
	private readonly styled: boolean;
	private outside: Promise<void> | null = null;

	constructor(options: SheetOptions) {
		const { container, sets, theme, on, bounds, view, label, interactive, pitch = 0, paper = false } = options;
		const { rasters = [], opacity = new Map<string, number>(), styled = false } = options;
		this.styled = styled;
		this.sets = sets;
		this.rasters = rasters;
		this.opacity = opacity;
		this.bounds = bounds;
		this.on = on;
		this.layers = sheetLayers(sets, theme, rasters);
		this.map = new LibreMap({
			container,
			style: sheetStyle(sets, theme, { on, rasters, opacity }, location.origin),
			...(view && 'zoom' in view
				? { center: [view.longitude, view.latitude], zoom: view.zoom }
				: { bounds: corners(view ?? bounds), fitBoundsOptions: { padding: view ? ROOM : PADDING, maxZoom: CLOSEST } }),
			maxZoom: DEEPEST,
			minZoom: 6,
			interactive,
			attributionControl: false,
			dragRotate: false,
			pitchWithRotate: false,
			touchPitch: false,
			pitch,
			maxPitch: pitch,
			renderWorldCopies: false,
			fadeDuration: fade(),
			locale: { 'Map.Title': label },
			...(paper ? { pixelRatio: 1, canvasContextAttributes: { preserveDrawingBuffer: true } } : {})
		});
		// Said in words: of the error itself the console of a built page shows a shortened class name.
		this.map.on('error', ({ error }) => console.error(error.message));
		this.map.touchZoomRotate.disableRotation();
		this.map.keyboard.disableRotation();
		supplyImages(this.map, theme);
		useWeights(this.map);
		this.askOutside();
	}

	/** Runs it as soon as the style has come: before, no layer can be changed. */
	whenStyled(run: (sheet: Sheet) => void): void {
		if (this.map.getLayer('margin')) run(this);
		else this.map.once('style.load', () => run(this));
	}

	/** Shows what these switches show, and no more; tiles of layers that nobody sees are not fetched. */
	show(on: ReadonlySet<string>): void {
		const before = this.on;
		const strengths = this.strengths();
		this.on = on;
		this.askOutside();
		this.repaint(strengths);
		for (const layer of this.layers) {
			const was = shownState(layer.shownBy, layer.filter, before);
			const now = shownState(layer.shownBy, layer.filter, on);
			if (was.visible !== now.visible)
				this.map.setLayoutProperty(layer.id, 'visibility', now.visible ? 'visible' : 'none');
			if (JSON.stringify(was.filter) !== JSON.stringify(now.filter)) this.map.setFilter(layer.id, now.filter);
		}
	}

	/** Asks for the base map's own style the first time it is to be seen. */
	private askOutside(): void {
		if (this.outside || !this.styled || !this.on.has('base')) return;
		this.outside = fetchOutsideStyle().then(async (style) => {
			// It is asked for again when the switch is touched again.
			if (!style) return void (this.outside = null);
			await new Promise<void>((styled) => this.whenStyled(() => styled()));
			if (this.map.style) this.putUnder(style);
		});
	}

	/** Everything that was asked for beside the sheet's own tiles has come. */
	async complete(): Promise<void> {
		await this.outside;
	}

	/** Puts the layers of the base map's style where base maps lie. */
	private putUnder(style: ShownStyle): void {
		const base = slots.indexOf('base');
		const at = this.layers.findIndex(({ slot }) => slots.indexOf(slot) > base);
		const over = this.layers[at]!.id;
		const under = outsideLayers(this.map, style, location.origin);
		this.layers = [...this.layers.slice(0, at), ...under, ...this.layers.slice(at)];
		const visibility = this.on.has('base') ? 'visible' : 'none';
		for (const { specification, layout } of under)
			this.map.addLayer({ ...specification, layout: { ...layout, visibility } } as LayerSpecification, over);
		this.repaint(this.layers.map((layer) => paintOf(layer, new Map(), false)));
	}

	/** Draws each switch's layers as strongly as it says. */
	fade(opacity: Opacity): void {
		const before = this.strengths();
		this.opacity = opacity;
		this.repaint(before);
	}

	private strengths(): ReturnType<typeof paintOf>[] {
		const bared = isBared(this.layers, this.on);
		return this.layers.map((layer) => paintOf(layer, this.opacity, bared));
	}

	private repaint(before: ReturnType<typeof paintOf>[]): void {
		this.strengths().forEach((now, index) => {
			if (JSON.stringify(now) === JSON.stringify(before[index])) return;
			for (const [property, value] of now)
				this.map.setPaintProperty(this.layers[index]!.id, property as 'fill-opacity', value as number);
		});
	}

	/** What is on, the topmost first. */
	stack(on: ReadonlySet<string>): string[] {
		// A layer is where its shapes lie: names are printed over everything.
		const bodies = this.layers.filter(({ slot }) => slot !== 'label' && slot !== 'selection');
		const names = this.layers.filter((layer) => !bodies.includes(layer));
		return stackOf(
			[bodies, names].map((layers) => layers.map(({ shownBy }) => ({ names: switchesOf(shownBy) }))),
			on
		);
	}

	/** Draws some sources from tiles of another address: `${base}/{name}/{z}/{x}/{y}.mvt`. */
	drawFrom(base: string, names: readonly TileName[]): void {
		for (const name of names)
			this.map.getSource<VectorTileSource>(name)?.setTiles([`${location.origin}${base}/${name}/{z}/{x}/{y}.mvt`]);
	}

	/** Sets a state (`selected`, `hovered`) on one thing and takes it from the one that had it. */
	mark(state: 'selected' | 'hovered', thing: Thing | null): void {
		const before = this.marked.get(state) ?? null;
		if (sameThing(before, thing)) return;
		for (const source of before ? this.sourcesOf(before.kind) : [])
			this.map.removeFeatureState({ source, sourceLayer: source, id: before!.number }, state);
		for (const source of thing ? this.sourcesOf(thing.kind) : [])
			this.map.setFeatureState({ source, sourceLayer: source, id: thing!.number }, { [state]: true });
		if (thing) this.marked.set(state, thing);
		else this.marked.delete(state);
	}

	/** The thing, if it is marked under the pointer at this scale. */
	markable(found: Found | null): Thing | null {
		if (!found) return null;
		const { kind, number } = found;
		const targets = this.sets.flatMap((set) => set.targets).filter((target) => target.kind === kind);
		return targets.every(({ hoveredFrom = 0 }) => this.map.getZoom() >= hoveredFrom) ? { kind, number } : null;
	}

	/** What lies at a point of the canvas, highest first, each thing once. */
	at([x, y]: Position, reach = 4): Found[] {
		const targets = new Map(this.sets.flatMap((set) => set.targets).map((target) => [target.layer, target]));
		const box: [PointLike, PointLike] = [
			[x - reach, y - reach],
			[x + reach, y + reach]
		];
		const layers = [...targets.keys()].filter((id) => this.map.getLayer(id));
		const found = this.map.queryRenderedFeatures(box, { layers }).flatMap((feature) => {
			const target = targets.get(feature.layer.id);
			const number = Number(feature.id);
			if (!target || !Number.isSafeInteger(number)) return [];
			return [{ kind: target.kind, number, properties: feature.properties, priority: target.priority }];
		});
		found.sort((one, other) => other.priority - one.priority);
		return found.filter((each, index) => found.findIndex((other) => sameThing(other, each)) === index);
	}

	/** Brings a box into view; flies when it is near, jumps when it is far or motion is unwanted (look.md, Motion). */
	fitTo(bounds: Bounds, { padding = ROOM, closest = CLOSEST } = {}): void {
		const { clientWidth, clientHeight } = this.map.getContainer();
		const room = Math.min(padding, clientWidth / 4, clientHeight / 4);
		const camera = this.map.cameraForBounds(corners(bounds), { padding: room, maxZoom: closest });
		if (!camera?.center) return;
		const target = this.map.project(camera.center);
		const screens = Math.hypot(target.x - clientWidth / 2, target.y - clientHeight / 2) / clientWidth;
		this.#move({ ...camera, duration: screens > 3 ? 0 : flight() });
	}

	/** Goes to a view as it was kept. */
	goTo({ longitude, latitude, zoom }: View): void {
		this.#move({ center: [longitude, latitude], zoom, duration: flight() });
	}

	/** Brings a place into the middle, at the scale there is. */
	centre([east, north]: Position): void {
		this.#move({ center: [east, north], duration: flight() });
	}

	/** Without motion the map is there at once, and tells so while it is being asked: what listens is none of the asker's matter. */
	#move(camera: EaseToOptions): void {
		untrack(() => this.map.easeTo(camera));
	}

	/** The whole map (全图). */
	whole(): void {
		this.fitTo(this.bounds, { padding: PADDING });
	}

	/** The zoom from which a switch shows anything. */
	fromZoom(name: string): number {
		const raster = this.rasters.find((each) => (each.shownBy ?? each.name) === name);
		if (raster) return rasterFrom(raster);
		const zooms = this.layers
			.filter(isOwn)
			.filter(({ shownBy }) => switchesOf(shownBy).includes(name))
			.map(({ source, minzoom }) => Math.max(tileZooms[source][0], minzoom ?? 0));
		return zooms.length === 0 ? 0 : Math.min(...zooms);
	}

	/**
	 * The switches that show something of what is in view; pictures where their ground is.
	 * @param part hundredths of the width that are looked at
	 */
	drawn(part: readonly [from: number, to: number] = [0, 100]): ReadonlySet<string> {
		const layers = new Map(this.layers.map((layer) => [layer.id, layer]));
		const { clientWidth, clientHeight } = this.map.getContainer();
		const [from, to] = part.map((share) => (share / 100) * clientWidth) as [number, number];
		const seen = LngLatBounds.convert([this.map.unproject([from, clientHeight]), this.map.unproject([to, 0])]);
		const names = new Set(
			this.rasters
				.filter((raster) => this.map.getZoom() >= rasterFrom(raster))
				.filter(({ bounds }) => !bounds || seen.intersects([bounds.west, bounds.south, bounds.east, bounds.north]))
				.map(({ name, shownBy = name }) => shownBy)
				.filter((name) => this.on.has(name))
		);
		// A base map's style may be of pictures, of which nothing is found as a feature; its 审图号 is due all the same.
		if (this.on.has('base') && this.layers.some((layer) => 'outside' in layer)) names.add('base');
		for (const { layer, properties } of this.map.queryRenderedFeatures([
			[from, 0],
			[to, clientHeight]
		])) {
			const shownBy = layers.get(layer.id)?.shownBy;
			if (typeof shownBy === 'object' && 'attribute' in shownBy) {
				const name = shownBy.switches[String(properties[shownBy.attribute])];
				if (name !== undefined) names.add(name);
			} else for (const name of switchesOf(shownBy)) if (this.on.has(name)) names.add(name);
		}
		return names;
	}

	view(): View {
		const { lng, lat } = this.map.getCenter();
		return { longitude: lng, latitude: lat, zoom: this.map.getZoom() };
	}

	/** Draws what is seen onto another canvas, round the map in the colour of paper: browsers print the map's own one blank. */
	drawOnto(canvas: HTMLCanvasElement, paper: string): void {
		if (!this.map.getLayer('margin')) return;
		const ground = this.map.getPaintProperty('margin', 'background-color');
		this.map.setPaintProperty('margin', 'background-color', paper);
		this.map.redraw();
		const drawn = this.map.getCanvas();
		[canvas.width, canvas.height] = [drawn.width, drawn.height];
		canvas.getContext('2d')!.drawImage(drawn, 0, 0);
		this.map.setPaintProperty('margin', 'background-color', ground);
	}

	/** A second sheet of the same layers at the same place, to look at: it answers to nobody. */
	twin(container: HTMLElement, theme: Theme, on: ReadonlySet<string>, opacity: Opacity): Sheet {
		const { sets, rasters, bounds, styled } = this;
		const looks = { on, opacity, theme, view: this.view(), label: '', interactive: false };
		return new Sheet({ container, sets, rasters, bounds, styled, ...looks });
	}

	close(): void {
		this.map.remove();
	}

	private sourcesOf(kind: string): string[] {
		const ids = new Set(this.sets.flatMap((set) => set.targets).flatMap((t) => (t.kind === kind ? [t.layer] : [])));
		return [...new Set(this.layers.filter(isOwn).flatMap(({ id, source }) => (ids.has(id) ? [source] : [])))];
	}
}
