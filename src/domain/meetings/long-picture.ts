import { factsOf, type PublicItem } from './public-item.ts';
import type { Vote } from './quorum.ts';

/** What a picture without a browser needs that a page has by itself: colours by token, words as outlines. */
export interface PictureMeans {
	colour: (token: string) => string;
	outline: (text: string, size: number, strong: boolean) => { d: string; width: number };
}

export interface LongPicture extends PublicItem {
	/** 乡镇 · 村 */
	place: string;
	published: string;
	/** Drawn as one bar under its own line. */
	vote: Vote | null;
	/** The label of the line the bar stands under, and of the outcome, which is written large. */
	votes: string;
	outcome: string;
	foot: string;
	/** 演示数据; null in a county that is real. */
	demo: string | null;
}

export const PICTURE_WIDTH = 1080;
const EDGE = 72;
const INNER = PICTURE_WIDTH - 2 * EDGE;

/** Signs that no line begins with, and those none ends with (中文排版需求, 避头尾). */
const NOT_FIRST = /[，。、；：！？）】》」』”%％·…]/u;
const NOT_LAST = /[（【《「『“]/u;

/** Breaks a text into lines no wider than `width` as it is drawn; a run of digits and letters stays whole. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
	const parts = text.match(/[A-Za-z0-9][A-Za-z0-9.,\-/:]*|./gsu) ?? [];
	const found: string[] = [];
	let line = '';
	for (const part of parts) {
		if (line !== '' && measure(line + part) > width) {
			// What may not begin a line takes the sign before it along.
			const back = NOT_FIRST.test(part) || NOT_LAST.test(line.at(-1)!) ? [...line].at(-1)! : '';
			const kept = back === '' || line.length === back.length ? line : line.slice(0, -back.length);
			found.push(kept.trimEnd());
			line = (kept === line ? '' : back) + part.trimStart();
		} else line += part;
		// One part wider than a line is cut.
		while (measure(line) > width) {
			let fits = line.length - 1;
			while (fits > 1 && measure(line.slice(0, fits)) > width) fits--;
			found.push(line.slice(0, fits));
			line = line.slice(fits);
		}
	}
	if (line !== '') found.push(line.trimEnd());
	return found;
}

/** All signs that will be drawn, for whoever loads their outlines first. */
export const signsOf = ({ title, body, place, published, foot, demo }: LongPicture): string[] => [
	...[title, body, place, published, foot, demo ?? '', '…']
];

/** An item as one tall sheet for a phone: what, where, when, each fact in turn, the votes as a bar. It asks for nothing from outside. */
export function longPicture(picture: LongPicture, { colour, outline }: PictureMeans): string {
	const parts: string[] = [];
	let y = 0;
	const write = (text: string, size: number, token: string, { strong = false, x = EDGE, end = false } = {}) => {
		const { d, width } = outline(text, size, strong);
		const left = end ? x - width : x;
		parts.push(`<path transform="translate(${left.toFixed(1)} ${y.toFixed(1)})" d="${d}" fill="${colour(token)}"/>`);
		return width;
	};
	const block = (text: string, size: number, token: string, strong: boolean, leading: number) => {
		for (const line of wrapped(text, INNER, (part) => outline(part, size, strong).width)) {
			y += leading;
			write(line, size, token, { strong });
		}
	};
	const rule = (token: string, width: number) =>
		parts.push(`<rect x="${EDGE}" y="${y.toFixed(1)}" width="${INNER}" height="${width}" fill="${colour(token)}"/>`);

	y = 60;
	block(picture.title, 56, 'ink', true, 76);
	y += 60;
	write(picture.place, 36, 'ink-2');
	write(picture.published, 36, 'ink-2', { x: PICTURE_WIDTH - EDGE, end: true });
	y += 30;
	rule('ink', 4);
	y += 24;
	for (const { label, value } of factsOf(picture.body)) {
		y += 50;
		write(label, 30, 'ink-3');
		const large = label === picture.outcome;
		block(value, large ? 60 : 42, 'ink', large, large ? 78 : 62);
		if (label === picture.votes && picture.vote) voteBar(picture.vote);
		y += 28;
		rule('rule', 2);
	}
	y += 70;
	write(picture.foot, 28, 'ink-3');
	if (picture.demo !== null) write(picture.demo, 28, 'ink', { strong: true, x: PICTURE_WIDTH - EDGE, end: true });
	const height = Math.ceil(y + 60);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${height}" viewBox="0 0 ${PICTURE_WIDTH} ${height}">`,
		`<rect width="${PICTURE_WIDTH}" height="${height}" fill="${colour('sheet')}"/>`,
		...parts,
		'</svg>'
	].join('');

	/** 赞成 in ink, 反对 as an outline, 弃权 pale: told apart without colour. */
	function voteBar({ approve, against, abstain, present }: Vote): void {
		y += 26;
		let x = EDGE;
		for (const [count, fill] of [
			[approve, colour('ink')],
			[against, 'none'],
			[abstain, colour('rule-2')]
		] as const) {
			const width = present === 0 ? 0 : (INNER * count) / present;
			if (width > 0)
				parts.push(
					`<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="26" fill="${fill}" stroke="${colour('ink')}" stroke-width="3"/>`
				);
			x += width;
		}
		y += 30;
	}
}
