import { expect, test } from 'vitest';
import { code, text } from '#core/cell-readers.ts';
import type { Field, Sheet } from '#core/import-fields.ts';
import { likelyKinds } from './likely-kinds.ts';

const field = (name: string, ...aliases: string[]): Field => ({
	name,
	aliases,
	read: name === 'code' ? code() : text()
});
const kind = (needs: string[][], ...fields: Field[]) => ({
	sheet: { kind: 'x', needs, fields } satisfies Sheet,
	known: (layer: string): Record<string, string> => (layer.includes('YJJBNT') ? { kind: '=farmland_red' } : {})
});
const kinds = {
	parcel: kind([['code']], field('code', 'DKBM'), field('name', 'DKMC')),
	contract: kind([['number'], ['lessee']], field('number', 'HTBH'), field('lessee', '承包人'), field('code', 'DKBM')),
	constraint: kind([['code'], ['kind']], field('code', 'BSM'), field('kind', '类型')),
	occupation: kind([], field('code', '占用编号'))
};
const likely = (columns: string[], layer = 'a', shapes = 1) => likelyKinds(kinds, layer, columns, shapes);

test('a file looks like the kinds whose needs it meets and whose columns it has', () => {
	expect(likely(['DKBM', 'DKMC'])).toEqual(['parcel']);
	expect(likely(['HTBH', '承包人', 'DKBM'])).toEqual(['contract']);
	expect(likely(['BSM'], 'YJJBNT2020')).toEqual(['constraint']);
	expect(likely(['BSM'])).toEqual([]);
});

test('a table without shapes is no survey, and columns nobody knows look like nothing', () => {
	expect(likely(['占用编号'], 'a', 0)).toEqual([]);
	expect(likely(['占用编号'])).toEqual(['occupation']);
	expect(likely(['甲', '乙'])).toEqual([]);
});
