import type { Map as SheetMap } from 'maplibre-gl';
import { patternImage } from '#ui/pattern-image.ts';
import { isPattern, patterns, type Pattern } from '#ui/patterns.ts';
import type { Theme } from './theme.ts';

/** Pixels a px of every image of the map: sharp on dense screens, and whole, so that patterns have no seams. */
export const IMAGE_RATIO = 2;
/** Side of the square a diamond's image fills at `icon-size` 1, px. */
export const DIAMOND = 32;

function canvas(side: number): CanvasRenderingContext2D {
	const element = document.createElement('canvas');
	element.width = element.height = side;
	const pen = element.getContext('2d');
	if (!pen) throw new Error('expected a 2d canvas');
	return pen;
}

/** A diamond filled with the pattern of its kind: a shape too small to draw (look.md: findings below 1:50 000). */
function diamondImage(pattern: Pattern, theme: Theme): ImageData {
	const side = DIAMOND * IMAGE_RATIO;
	const pen = canvas(side);
	const tile = canvas(pattern.size * IMAGE_RATIO);
	tile.putImageData(patternImage(pattern, theme.colour, IMAGE_RATIO), 0, 0);
	const half = side / 2;
	const outline = new Path2D(`M${half} 4L${side - 4} ${half}L${half} ${side - 4}L4 ${half}Z`);
	pen.fillStyle = theme.colour('map-halo');
	pen.globalAlpha = 0.9;
	pen.fill(outline);
	pen.globalAlpha = 1;
	pen.fillStyle = pen.createPattern(tile.canvas, 'repeat') ?? theme.colour(pattern.edge);
	pen.fill(outline);
	pen.strokeStyle = theme.colour(pattern.edge);
	pen.lineWidth = 5;
	pen.stroke(outline);
	return pen.getImageData(0, 0, side, side);
}

/** The seat of a place: a ring, with a dot inside for the county's. */
function seatImage(theme: Theme): ImageData {
	const pen = canvas(16 * IMAGE_RATIO);
	pen.scale(IMAGE_RATIO, IMAGE_RATIO);
	pen.fillStyle = theme.colour('map-halo');
	pen.strokeStyle = theme.colour('ink');
	pen.lineWidth = 1.6;
	pen.beginPath();
	pen.arc(8, 8, 3.4, 0, Math.PI * 2);
	pen.fill();
	pen.stroke();
	return pen.getImageData(0, 0, 16 * IMAGE_RATIO, 16 * IMAGE_RATIO);
}

/**
 * Makes an image of the style the first time it is drawn: a pattern by its name, `diamond-<pattern>`, `seat`.
 * @returns null for a name that is none of these
 */
function imageNamed(name: string, theme: Theme): ImageData | null {
	if (name === 'seat') return seatImage(theme);
	const kind = name.replace(/^diamond-/, '');
	if (!isPattern(kind)) return null;
	return name === kind ? patternImage(patterns[kind], theme.colour, IMAGE_RATIO) : diamondImage(patterns[kind], theme);
}

export function supplyImages(map: SheetMap, theme: Theme): void {
	map.setMissingStyleImageResolver((name) => {
		const image = imageNamed(name, theme);
		if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: IMAGE_RATIO });
	});
}
