import type { BinaryRows } from '#db/binary-rows.server.ts';
import { EXTENT, type TileBox } from './address.ts';
import { Dictionary } from './attributes.ts';
import { ByteSink, putVarint, varintSize } from './byte-sink.ts';
import { CommandWriter } from './commands.ts';
import { RowReader } from '#db/row-reader.ts';
import { ShapeReader } from './shape-reader.ts';

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

/** Fields of a row: the feature's number, its shape, then its attributes. */
const NUMBER = 0;
const SHAPE = 1;
const ATTRIBUTES = 2;

/** Room for a feature's head: two tags, its size and its number. */
const HEADS = 24;

export interface EncodedTile {
	/** Null where nothing is to be drawn. */
	bytes: Uint8Array | null;
	/** Rows that were read. */
	rows: number;
	/** Features written; what rounding to units flattened and what is null is not. */
	features: number;
}

/**
 * Makes a vector tile (MVT 2.1) with one layer from a statement's rows in binary form: a number, a shape in EPSG:3857, and
 * attributes, text or integers. Nothing of a row is made an object: bytes are read where they came and written once.
 * @throws TypeError on what a tile cannot hold: a number that is negative, a third dimension, collections, other attributes
 */
export function encodeTile(name: string, rows: BinaryRows, box: TileBox): EncodedTile {
	const reader = new RowReader(rows);
	const shapes = new ShapeReader(reader.view, box);
	const dictionary = new Dictionary(reader, rows, ATTRIBUTES);
	layer.clear();
	layer.byte(LAYER_VERSION);
	layer.byte(2);
	layer.byte(LAYER_NAME);
	layer.text(name);
	let read = 0;
	let features = 0;
	for (; reader.row(); read++) features += feature(reader, shapes, dictionary);
	if (features === 0) return { bytes: null, rows: read, features };
	dictionary.write(layer);
	layer.byte(LAYER_EXTENT);
	layer.varint(EXTENT);
	head.clear();
	head.byte(TILE_LAYER);
	head.varint(layer.length);
	return { bytes: joined(head, layer), rows: read, features };
}

/** One tile is made at a time, from beginning to end, in memory that the next one takes over: tiles leave little to collect. */
const commands = new CommandWriter();
const pairs = new ByteSink(64);
const layer = new ByteSink(1 << 18);
const head = new ByteSink(16);

/** Writes the reader's row; 0 where nothing of it is drawn. (A function of its own: a loop's body is compiled anew each tile.) */
function feature(reader: RowReader, shapes: ShapeReader, dictionary: Dictionary): number {
	// All of a shape may be simplified away.
	if (reader.sizes[SHAPE]! < 0) return 0;
	shapes.go(reader.starts[SHAPE]!);
	const drawn = commands.geometry(shapes);
	if (drawn === 0) return 0;
	const number = reader.integer(NUMBER);
	if (number < 0) throw new TypeError(`expected a feature's number from 0 on, got ${number}`);
	dictionary.pairs(pairs);
	const geometry = commands.out;
	const pairsField = pairs.length > 0 ? 1 + varintSize(pairs.length) + pairs.length : 0;
	const bytes = layer.reserve(HEADS);
	let to = layer.length;
	bytes[to++] = LAYER_FEATURE;
	to = putVarint(bytes, to, 1 + varintSize(number) + pairsField + 3 + varintSize(geometry.length) + geometry.length);
	bytes[to++] = FEATURE_ID;
	layer.length = putVarint(bytes, to, number);
	if (pairs.length > 0) {
		layer.byte(FEATURE_PAIRS);
		layer.varint(pairs.length);
		layer.take(pairs);
	}
	layer.byte(FEATURE_TYPE);
	layer.byte(drawn);
	layer.byte(FEATURE_GEOMETRY);
	layer.varint(geometry.length);
	layer.take(geometry);
	return 1;
}

function joined(one: ByteSink, other: ByteSink): Uint8Array {
	const bytes = new Uint8Array(one.length + other.length);
	bytes.set(one.view());
	bytes.set(other.view(), one.length);
	return bytes;
}
