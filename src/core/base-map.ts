/**
 * A base map from outside, as the settings name it: one or more layers of pictures, the upper ones drawn over the lower.
 * The browser is told its name and its system; addresses and key stay here.
 */
export interface BaseMap {
	name: string;
	/** Address of a style (MapLibre's JSON) with layers of its own; null where it is of pictures. */
	style: string | null;
	/** Addresses with {z}, {x}, {y}, and {key} where a key is asked for. */
	templates: readonly string[];
	key: string | null;
	/** Hosts it may be fetched from, and no others. */
	hosts: readonly string[];
	datum: 'cgcs2000' | 'gcj02';
	zooms: readonly [first: number, last: number];
	/** 审图号: public maps have to show it. */
	review: string | null;
}

/** What a page is told of it. */
export type ShownBaseMap = Pick<BaseMap, 'name' | 'datum' | 'zooms' | 'review'> & {
	layers: number;
	/** Its layers are asked for once it is switched on. */
	styled: boolean;
};

/** A source of a base map's own style, as a page is told of it: its tiles come through this server. */
export interface ShownSource {
	type: 'vector' | 'raster';
	zooms: readonly [first: number, last: number];
	tileSize: number;
	bounds: readonly [west: number, south: number, east: number, north: number] | null;
}

/** A base map's own style: layers as the MapLibre style specification has them, their sources by number. */
export interface ShownStyle {
	sources: readonly ShownSource[];
	layers: readonly { readonly id: string; readonly type: string }[];
	/** Whether it has a sheet of little pictures. */
	sprite: boolean;
}

export const shownBaseMap = ({ name, datum, zooms, review, templates, style }: BaseMap): ShownBaseMap => ({
	...{ name, datum, zooms, review, styled: style !== null },
	layers: templates.length
});

/** 天地图's layers by short name: pictures or drawing, and the names over it (its matrix set `w` is Web Mercator over CGCS2000). */
const TIANDITU: Readonly<Record<string, readonly string[]>> = {
	img: ['img', 'cia'],
	vec: ['vec', 'cva'],
	ter: ['ter', 'cta']
};
const TIANDITU_HOST = 't0.tianditu.gov.cn';
const tianditu = (layer: string): string =>
	`https://${TIANDITU_HOST}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default` +
	'&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}';

/** The settings' words for it. */
export interface BaseMapWords {
	address: string;
	name: string | null;
	key: string | null;
	hosts: string | null;
	datum: 'cgcs2000' | 'gcj02';
	zooms: string;
	review: string | null;
}

/** A host as an address names it; null for what is no https address. Credentials in an address are how others hide its host. */
function hostOf(template: string): string | null {
	const plain = template.replace(/\{[zxy]\}/g, '0').replace('{key}', 'k');
	if (!URL.canParse(plain) || /[{}]/.test(plain)) return null;
	const { protocol, username, password, hostname } = new URL(plain);
	return protocol === 'https:' && username === '' && password === '' ? hostname : null;
}

/**
 * Makes it of the settings' words.
 * @returns what is wrong, by setting, where something is
 */
export function baseMapOf(words: BaseMapWords): { map: BaseMap; faults: [] } | { map: null; faults: string[] } {
	const faults: string[] = [];
	const short = /^tianditu:(\w+)$/.exec(words.address)?.[1];
	const layers = short === undefined ? null : TIANDITU[short];
	// An address without a tile's place in it is that of a style.
	const styled = short === undefined && !/\{[zxy]\}/.test(words.address);
	const templates = short === undefined ? [words.address] : (layers ?? []).map(tianditu);
	const hosts = (words.hosts ?? (layers ? TIANDITU_HOST : ''))
		.split(',')
		.map((host) => host.trim().toLowerCase())
		.filter(Boolean);
	if (templates.length === 0) faults.push(`BASEMAP: expected tianditu:${Object.keys(TIANDITU).join('|')}`);
	for (const template of templates) {
		const host = hostOf(template);
		const complete = ['{z}', '{x}', '{y}'].every((part) => template.includes(part));
		if (!host || !(complete || styled))
			faults.push('BASEMAP: expected an https address with {z}, {x} and {y}, or of a style');
		else if (!hosts.includes(host)) faults.push(`BASEMAP_HOSTS: expected ${host} among them`);
		if (template.includes('{key}') && !words.key) faults.push('BASEMAP_KEY: expected a key for {key}; got nothing');
	}
	if (styled && words.datum === 'gcj02')
		faults.push('BASEMAP_CRS: expected cgcs2000 with a style: its shapes cannot be set right as they are drawn');
	const zooms = /^(\d{1,2})-(\d{1,2})$/.exec(words.zooms)?.slice(1).map(Number) ?? [];
	const [first, last] = zooms;
	if (first === undefined || last === undefined || first > last || last > 22)
		faults.push('BASEMAP_ZOOMS: expected such as 1-18');
	if (faults.length > 0) return { map: null, faults: [...new Set(faults)] };
	const { key, datum, review } = words;
	const name = words.name ?? (layers ? '天地图' : hosts[0]!);
	const drawn = styled ? { style: words.address, templates: [] } : { style: null, templates };
	return { map: { name, ...drawn, key, hosts, datum, zooms: [first!, last!], review }, faults: [] };
}

/** The address of one tile of one of its layers; null where there is none. */
export function tileAddress(map: BaseMap, layer: number, { z, x, y }: { z: number; x: number; y: number }): URL | null {
	const template = map.templates[layer];
	if (!template || z < map.zooms[0] || z > map.zooms[1]) return null;
	const words: Readonly<Record<string, string>> = {
		...{ z: String(z), x: String(x), y: String(y) },
		key: encodeURIComponent(map.key ?? '')
	};
	return new URL(template.replace(/\{(z|x|y|key)\}/g, (_, word: string) => words[word]!));
}
