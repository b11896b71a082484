import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { ask, type Asked } from '#test/ask.ts';
import { isFull } from '#test/guards/effort.ts';
import { builtRoutes, filled } from '#test/built-routes.ts';
import { dxf, entity, geopackage, kml } from '#test/geo-files.ts';
import { mbtiles, picture, tilesOver } from '#test/imagery-files.ts';
import { box, dbf, placed, prj, shp, zip } from '#test/import-files.ts';
import { startServer, type TestServer } from '#test/server.ts';
import { signInAs } from '#test/sign-in.ts';

/** What a person could name in order to have it fetched: it counts who comes. */
const came: string[] = [];
const sink = createServer((request, response) => {
	came.push(`${request.method} ${request.url}`);
	response.end('{"type":"FeatureCollection","features":[]}');
});
let at = '';
let server: TestServer;
let session: string;
beforeAll(async () => {
	await new Promise<void>((ready) => sink.listen(0, '127.0.0.1', ready));
	at = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
	server = await startServer({ demo: inject('demo'), environment: { RATE_LIMITS: '100' } });
	session = await signInAs(server.address, 'centre');
}, 120_000);
afterAll(async () => {
	sink.close();
	await server.stop();
});

/** Ways to name it: as an address, as GDAL's virtual file, as what a page would draw, as an entity of XML. */
const names = () => [
	`${at}/plain`,
	`/vsicurl/${at}/vsicurl.geojson`,
	`"><img src="${at}/img"><script src="${at}/script"></script>`,
	`<!DOCTYPE a [<!ENTITY b SYSTEM "${at}/entity">]><a>&b;</a>`
];

/** What the source reads from addresses, forms and bodies by name, and each page's actions. */
function fieldNames(): { fields: string[]; actionsOf: Map<string, string[]> } {
	const root = join(projectRoot(), 'src');
	const fields = new Set<string>();
	const actionsOf = new Map<string, string[]>();
	const files = '{routes/**/*.server.ts,routes/**/+server.ts,domain/**/*address*.ts,domain/**/*-list.ts}';
	for (const path of globSync(files, { cwd: root })) {
		const text = readFileSync(join(root, path), 'utf8');
		for (const [, name] of text.matchAll(/(?:\.get(?:All)?|\.has|said|word|given)\('([\w-]+)'\)/g)) fields.add(name!);
		for (const [, name] of text.matchAll(/^\s*(\w+): v\./gm)) fields.add(name!);
		if (!text.includes('export const actions')) continue;
		const id = dirname(path).slice('routes'.length);
		actionsOf.set(
			id,
			[...text.matchAll(/^\t(\w+): async/gm)].map(([, name]) => name!)
		);
	}
	return { fields: [...fields], actionsOf };
}

const zipped = async (name: string, entries: Record<string, string>): Promise<string> =>
	placed(name, readFileSync(await zip(entries)));

/** Files whose formats can point elsewhere, each pointing at the sink. */
async function pointingFiles(): Promise<{ kind: string; path: string }[]> {
	const shape = [[box(111.66, 38.28, 111.661, 38.281)]];
	const table = dbf([{ name: 'DKBM', length: 80 }], [[`${at}/dbf`]]);
	const linked = `<NetworkLink><Link><href>${at}/link.kml</href></Link></NetworkLink>
		<GroundOverlay><Icon><href>${at}/overlay.png</href></Icon></GroundOverlay>
		<Style id="s"><IconStyle><Icon><href>${at}/icon.png</href></Icon></IconStyle></Style>
		<Placemark><styleUrl>${at}/style.kml#s</styleUrl><description><![CDATA[<img src="${at}/d.png">]]></description>
		<Model><Link><href>${at}/model.dae</href></Link></Model></Placemark>`;
	const doctype = `<?xml version="1.0"?><!DOCTYPE kml SYSTEM "${at}/kml.dtd" [<!ENTITY x SYSTEM "${at}/entity">]>`;
	const vrt = `<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/${at}/vrt.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>`;
	const workbook = {
		'[Content_Types].xml':
			'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
		'_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${at}/template.dotm" TargetMode="External"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="${at}/external.xlsx" TargetMode="External"/></Relationships>`,
		'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY x SYSTEM "${at}/sheet">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><f>WEBSERVICE("${at}/formula")</f><v>a</v></c></row></sheetData></worksheet>`
	};
	const { 'xl/worksheets/sheet1.xml': sheet, ...rest } = workbook;
	const plain = sheet.replace(/<!DOCTYPE[^]*?\]>/, '');
	return [
		{ kind: 'parcel', path: placed('links.kml', kml(linked)) },
		{ kind: 'parcel', path: placed('doctype.kml', kml(linked, doctype)) },
		{ kind: 'parcel', path: await zipped('links.kmz', { 'doc.kml': kml(linked) }) },
		{
			kind: 'parcel',
			path: placed(
				'links.geojson',
				JSON.stringify({
					...{ type: 'FeatureCollection', crs: { type: 'link', properties: { href: `${at}/crs`, type: 'proj4' } } },
					features: [
						{
							type: 'Feature',
							id: `${at}/id`,
							properties: { $ref: `${at}/ref` },
							geometry: { type: 'Polygon', coordinates: shape[0], $ref: `${at}/geometry` }
						}
					]
				})
			)
		},
		{ kind: 'parcel', path: await zip({ 'a.shp': shp(shape), 'a.dbf': table, 'a.prj': `${at}/prj` }) },
		{
			kind: 'parcel',
			path: await zip({ 'a.shp': shp(shape), 'a.dbf': table, 'a.prj': prj.degrees, 'a.vrt': vrt, 'a.shp.xml': vrt })
		},
		{ kind: 'parcel', path: placed('a.vrt', vrt) },
		{ kind: 'parcel', path: placed('vrt.geojson', vrt) },
		{
			kind: 'parcel',
			path: placed('a.csv', `编码,WKT\n${at}/csv,"/vsicurl/${at}/csv.geojson"\n=WEBSERVICE("${at}/formula"),a\n`)
		},
		{
			kind: 'parcel',
			path: placed(
				'a.dxf',
				dxf(
					entity('IMAGE', [
						[1, `${at}/image.png`],
						[340, '1']
					]) + entity('INSERT', [[2, `${at}/xref.dwg`]])
				)
			)
		},
		{
			kind: 'parcel',
			path: geopackage([{ name: 'a', columns: ['code TEXT'], rows: [[`/vsicurl/${at}/gpkg`]] }])
		},
		{ kind: 'contract', path: await zipped('links.xlsx', { ...rest, 'xl/worksheets/sheet1.xml': plain }) },
		{ kind: 'contract', path: await zipped('entity.xlsx', workbook) }
	];
}

test('the sink hears of whoever comes', async () => {
	expect((await ask(at, '/control')).status).toBe(200);
	expect(came.splice(0)).toEqual(['GET /control']);
});

test('no address in any field of any route is fetched', async () => {
	const { fields, actionsOf } = fieldNames();
	expect(fields.length).toBeGreaterThan(30);
	expect(actionsOf.size).toBeGreaterThan(3);
	const known: Record<string, string> = { number: '56', village: '149901104207', z: '9', x: '414', y: '197' };
	const own = { origin: server.address, 'sec-fetch-site': 'same-origin' };
	const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };
	const json = { ...own, 'content-type': 'application/json' };
	const routes = (await builtRoutes()).filter(({ id }) => id !== '/live' && id !== '/sign-out');
	let asked = 0;
	const send = async (path: string, sent?: Asked): Promise<void> => {
		asked++;
		await ask(server.address, path, { ...sent, headers: { ...sent?.headers, cookie: session } });
	};
	for (const [turn, name] of names().entries()) {
		const named = Object.fromEntries(fields.map((field) => [field, name]));
		const query = new URLSearchParams(named).toString();
		const body = JSON.stringify(named);
		// A short run asks every route in one of the ways.
		for (const { id, methods } of routes.filter((_, at) => isFull || at % names().length === turn)) {
			const path = filled(id, (part) => known[part] ?? name);
			await send(`${path}?${query}`);
			if (id.includes('[')) await send(filled(id, () => name));
			for (const method of methods.filter((each) => each !== 'GET')) {
				await send(path, { method, headers: form, body: query });
				await send(`${path}?${query}`, { method, headers: json, body });
			}
			for (const action of actionsOf.get(id) ?? [])
				await send(`${path}?/${action}`, { method: 'POST', headers: form, body: query });
		}
	}
	expect(asked).toBeGreaterThan(isFull ? 1_200 : 300);
	await wait(2_000);
	expect(came).toEqual([]);
}, 300_000);

test('no address in any file is fetched', async () => {
	session = await signInAs(server.address, 'centre');
	const files = await pointingFiles();
	for (const { kind, path } of files) {
		const body = readFileSync(path);
		for (const name of [
			path.replace(/.*\//, '').replace(/^\d+-/, ''),
			`/vsicurl/${at}/${path.replace(/.*[.]/, 'a.')}`
		]) {
			const query = new URLSearchParams({ kind, name }).toString();
			const taken = await ask(server.address, `/land/import/upload?${query}`, {
				...{ method: 'POST', body },
				headers: { origin: server.address, 'content-type': 'application/octet-stream', cookie: session }
			});
			if (taken.status !== 200) continue;
			const { id } = taken.json<{ value: { id: string } }>().value;
			const read = await ask(server.address, `/land/import/${id}`, { headers: { cookie: session } });
			expect([path, read.status]).not.toEqual([path, 500]);
		}
	}
	const tiles = tilesOver([111.66, 38.28], [10]);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${at}/svg.png"/></svg>`;
	const sets = [
		placed(
			'a.mbtiles',
			readFileSync(
				mbtiles(tiles.map((tile, index) => ({ ...tile, bytes: index ? Buffer.from(svg) : picture([1, 2, 3]) })))
			)
		),
		await zip({
			'10/829/395.png': svg,
			'10/829/396.png': picture([1, 2, 3]),
			'tilejson.json': `{"tiles":["${at}/{z}/{x}/{y}"]}`
		})
	];
	for (const path of sets) {
		const query = new URLSearchParams({
			name: `${at}/set`,
			source: `${at}/source`,
			takenOn: '2026-05-01',
			datum: 'cgcs2000'
		}).toString();
		const taken = await ask(server.address, `/map/imagery/upload?${query}`, {
			...{ method: 'POST', body: readFileSync(path) },
			headers: { origin: server.address, 'content-type': 'application/octet-stream', cookie: session }
		});
		expect(taken.status).toBe(202);
	}
	// Long enough for both sets to have been looked at, each in a process of its own.
	await wait(8_000);
	expect(came).toEqual([]);
}, 300_000);
