import { EXTENT } from './address.ts';
import { Dictionary, type Column } from './attributes.ts';
import { ByteSink, varintSize } from './byte-sink.ts';
import { CommandWriter } from './commands.ts';
import { twkbType, TwkbReader } from './twkb.ts';

/** Fields of vector_tile.proto (MVT 2.1). */
const TILE_LAYER = 0x1a;
const LAYER_NAME = 0x0a;
const LAYER_FEATURE = 0x12;
const LAYER_EXTENT = 0x28;
const LAYER_VERSION = 0x78;
const FEATURE_ID = 0x08;
const FEATURE_PAIRS = 0x12;
const FEATURE_TYPE = 0x18;
const FEATURE_GEOMETRY = 0x22;

/** What a set of the same type is made of; a collection's members say their type themselves. */
const memberOf: Readonly<Record<number, number>> = {
	[twkbType.multiPoint]: twkbType.point,
	[twkbType.multiLine]: twkbType.line,
	[twkbType.multiPolygon]: twkbType.polygon
};

export interface EncodedTile {
	bytes: Uint8Array;
	/** Features written; those that rounding to units flattened are not. */
	features: number;
}

/**
 * Makes a vector tile (MVT 2.1) with one layer from what PostGIS gives for a tile: one TWKB of all its shapes in tile
 * units with their ids, and an array for each attribute. PostGIS writes sets of one simple type as MULTI*, where one
 * difference runs into the next, and anything else as COLLECTION, where each starts anew.
 * @returns null where nothing is to be drawn
 * @throws RangeError when shapes and attributes are not equally many; TypeError on another form of TWKB
 */
export function encodeTile(name: string, shapes: Uint8Array, columns: readonly Column[]): EncodedTile | null {
	const reader = new TwkbReader(shapes);
	const { type, empty, ids } = reader.head();
	const member = memberOf[type];
	if (empty) return null;
	if (!ids || (member === undefined && type !== twkbType.collection))
		throw new TypeError(`expected a set of shapes with ids, got TWKB type ${type}`);
	const numbers = Array.from({ length: reader.count() }, (): number => 0);
	for (let at = 0; at < numbers.length; at++) numbers[at] = reader.signed();

	const dictionary = new Dictionary(columns, numbers.length);
	const commands = new CommandWriter();
	const pairs = new ByteSink(64);
	const layer = new ByteSink(shapes.length * 2 + 256);
	layer.byte(LAYER_VERSION);
	layer.varint(2);
	layer.byte(LAYER_NAME);
	layer.text(name);
	let features = 0;
	for (let at = 0; at < numbers.length; at++) {
		const head = member === undefined ? reader.head() : { type: member, empty: false };
		const drawn = head.empty ? 0 : commands.geometry(reader, head.type);
		if (drawn === 0) continue;
		dictionary.pairs(at, pairs);
		features++;
		const id = numbers[at]!;
		if (id < 0) throw new RangeError(`expected a feature number from 0 to 2^31 - 1, got ${id}`);
		const pairsField = pairs.length > 0 ? 1 + varintSize(pairs.length) + pairs.length : 0;
		const geometryField = 1 + varintSize(commands.out.length) + commands.out.length;
		layer.byte(LAYER_FEATURE);
		layer.varint(1 + varintSize(id) + pairsField + 2 + geometryField);
		layer.byte(FEATURE_ID);
		layer.varint(id);
		if (pairs.length > 0) field(layer, FEATURE_PAIRS, pairs);
		layer.byte(FEATURE_TYPE);
		layer.byte(drawn);
		field(layer, FEATURE_GEOMETRY, commands.out);
	}
	if (!reader.done) throw new RangeError(`expected TWKB to end with its ${numbers.length} shapes`);
	if (features === 0) return null;
	dictionary.write(layer);
	layer.byte(LAYER_EXTENT);
	layer.varint(EXTENT);
	const tile = new ByteSink(layer.length + 8);
	field(tile, TILE_LAYER, layer);
	return { bytes: tile.copy(), features };
}

function field(into: ByteSink, tag: number, from: ByteSink): void {
	into.byte(tag);
	into.varint(from.length);
	into.take(from);
}
