import { addProtocol } from 'maplibre-gl';
import { shiftOf } from './gcj-shift.ts';
import { SHIFTED } from './raster.ts';

async function pictureAt(address: string, signal: AbortSignal): Promise<ImageBitmap | null> {
	const response = await fetch(address, { signal });
	if (response.status !== 200) return null;
	return createImageBitmap(await response.blob());
}

/** A tile set right: cut from the up to four shifted ones that its ground lies in. */
async function setRight(address: string, signal: AbortSignal): Promise<ImageBitmap | ArrayBuffer> {
	const match = /^(.*)\/(\d+)\/(\d+)\/(\d+)$/.exec(address);
	if (!match) throw new Error(`expected …/z/x/y, got ${address}`);
	const [base, z, x, y] = [match[1]!, Number(match[2]), Number(match[3]), Number(match[4])];
	const [columns, rows] = shiftOf(z, x, y);
	const [left, top] = [Math.floor(x + columns), Math.floor(y + rows)];
	const corners = [0, 1].flatMap((dx) => [0, 1].map((dy) => [left + dx, top + dy] as const));
	const pictures = await Promise.all(
		corners.map(([column, row]) => pictureAt(`${base}/${z}/${column}/${row}`, signal))
	);
	const side = pictures.find((picture) => picture !== null)?.width;
	if (!side) return new ArrayBuffer(0);
	const canvas = new OffscreenCanvas(side, side);
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('expected a 2d canvas');
	corners.forEach(([column, row], index) => {
		const picture = pictures[index];
		if (picture) pen.drawImage(picture, (column - x - columns) * side, (row - y - rows) * side);
	});
	return canvas.transferToImageBitmap();
}

/** Teaches the map to ask for such tiles; once is enough. */
export function supplyShiftedTiles(): void {
	addProtocol(SHIFTED, async ({ url }, { signal }) => ({
		data: await setRight(`${location.origin}/${url.slice(SHIFTED.length + 3)}`, signal)
	}));
}
