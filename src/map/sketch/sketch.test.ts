import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { Sketch } from './sketch.svelte.ts';

const key = (name: string, ctrlKey = false, shiftKey = false) => ({ key: name, ctrlKey, metaKey: false, shiftKey });

describe('a sketch', () => {
	test('takes points until it is finished, then only moves them', () => {
		const sketch = new Sketch('area');
		for (const place of [
			[0, 0],
			[2, 0],
			[2, 2]
		] as const)
			sketch.click(place);
		sketch.pointer([0, 2]);
		expect(sketch.ring).toHaveLength(5);
		sketch.finish();
		sketch.click([9, 9]);
		expect(sketch.points).toHaveLength(3);
		expect(sketch.ring).toHaveLength(4);
		sketch.move(0, [1, 1]);
		expect(sketch.points[0]).toEqual([1, 1]);
		sketch.undo();
		expect(sketch.points[0]).toEqual([0, 0]);
	});
	test('a point twice at one place is one, so that a double click ends with no edge of no length', () => {
		const sketch = new Sketch('line');
		sketch.click([1, 1]);
		sketch.click([1, 1]);
		expect(sketch.points).toEqual([[1, 1]]);
	});
	test('a box is done with its second corner and open again without it', () => {
		const sketch = new Sketch('box');
		sketch.click([0, 0]);
		expect(sketch.done).toBe(false);
		sketch.click([1, 1]);
		expect(sketch.done).toBe(true);
		expect(sketch.key(key('Backspace'))).toBe(true);
		expect(sketch.done).toBe(false);
		sketch.redo();
		expect(sketch.done).toBe(true);
	});
	test('a drag is one step, however many places it passes', () => {
		const sketch = new Sketch('line');
		sketch.click([0, 0]);
		sketch.drag(0, [1, 0]);
		sketch.drag(0, [2, 0]);
		sketch.drop();
		sketch.drop();
		sketch.undo();
		expect(sketch.points).toEqual([[0, 0]]);
	});
	test('takes no more points than it may hold', () => {
		const sketch = new Sketch('area', 3);
		for (let at = 0; at < 5; at++) sketch.click([at, at * at]);
		expect(sketch.points).toHaveLength(3);
		sketch.insert(0, [0.5, 0]);
		expect(sketch.points).toHaveLength(3);
	});
	test('undoing everything and redoing it comes back to the same points', () => {
		const place = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
		const steps = fc.array(fc.tuple(fc.constantFrom('click', 'move', 'insert', 'remove', 'clear'), place), {
			maxLength: 30
		});
		fc.assert(
			fc.property(steps, (given) => {
				const sketch = new Sketch('area');
				for (const [step, [x, y]] of given) {
					const at: Position = [x, y];
					const index = Math.min(x, sketch.points.length - 1);
					if (step === 'click') sketch.click(at);
					else if (step === 'clear') sketch.clear();
					else if (index < 0) continue;
					else if (step === 'move') sketch.move(index, at);
					else if (step === 'insert') sketch.insert(index, at);
					else sketch.remove(index);
				}
				const last = sketch.points;
				while (sketch.canUndo) sketch.key(key('z', true));
				expect(sketch.points).toEqual([]);
				while (sketch.canRedo) sketch.key(key('z', true, true));
				expect(sketch.points).toEqual(last);
			})
		);
	});
});
