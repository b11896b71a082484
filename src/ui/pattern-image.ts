import type { Pattern } from './patterns.ts';

/** The value of a token in force on an element, such as `tokenValue('l-finding', map)`; the map's own styles need plain colours. */
export const tokenValue = (token: string, element: Element = document.documentElement): string =>
	getComputedStyle(element).getPropertyValue(`--${token}`).trim();

/**
 * A pattern as one seamless tile of pixels for `map.addImage(name, image, { pixelRatio })`.
 * @param colour gives the value of a token
 * @param ratio device pixels a px; whole numbers keep the seams exact
 */
export function patternImage(pattern: Pattern, colour: (token: string) => string, ratio = 2): ImageData {
	const side = pattern.size * ratio;
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = side;
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('expected a 2d canvas');
	pen.scale(ratio, ratio);
	if (pattern.ground) {
		pen.globalAlpha = pattern.ground.opacity ?? 1;
		pen.fillStyle = colour(pattern.ground.token);
		pen.fillRect(0, 0, pattern.size, pattern.size);
		pen.globalAlpha = 1;
	}
	pen.strokeStyle = pen.fillStyle = colour(pattern.edge);
	if (pattern.path) {
		pen.lineWidth = pattern.width ?? 1;
		pen.stroke(new Path2D(pattern.path));
	}
	for (const [x, y, radius] of pattern.dots ?? []) {
		pen.beginPath();
		pen.arc(x, y, radius, 0, Math.PI * 2);
		pen.fill();
	}
	return pen.getImageData(0, 0, side, side);
}
