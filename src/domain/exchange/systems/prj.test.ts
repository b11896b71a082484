import { describe, expect, test } from 'vitest';
import { refusalOf } from '#exchange/file-problem.ts';
import { crsOfPrj } from './prj.ts';

const read = (text: string) => {
	try {
		const { crs, notes } = crsOfPrj(text);
		return [crs.srid, crs.datum, ...notes.map(({ note }) => note)];
	} catch (error) {
		const { reason, detail } = refusalOf(error);
		return [reason, detail?.got];
	}
};

/** `gdalsrsinfo -o wkt2_2019 EPSG:4546`, without its remarks. */
const wkt2 = (datum: string, id = '') => `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 111E",
 BASEGEOGCRS["China Geodetic Coordinate System 2000",${datum},PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],
 CONVERSION["Gauss-Kruger CM 111E",METHOD["Transverse Mercator",ID["EPSG",9807]],
  PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],
  PARAMETER["Longitude of natural origin",111,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],
  PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],
  PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],
  PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],
 CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],
 USAGE[SCOPE["Cadastre, ""large"" scale."],AREA["China - onshore between 109°30'E and 112°30'E."],BBOX[18.11,109.5,45.11,112.5]]${id}]`;
const china = 'DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]]';

const esri = (name: string, base: string, meridian: number, easting: number) =>
	`PROJCS["${name}",${base},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
const base = (name: string, datum: string, spheroid: string) =>
	`GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const cgcs = base('GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', '"CGCS2000",6378137.0,298.257222101');
const xian = base('GCS_Xian_1980', 'D_Xian_1980', '"Xian_1980",6378140.0,298.257');
const beijing = base('GCS_Beijing_1954', 'D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3');
const wgs = base('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563');

describe('a .prj', () => {
	test.each([
		['ESRI, degrees', cgcs, [4490, 'cgcs2000']],
		['ESRI, 3° without prefix', esri('CGCS2000_3_Degree_GK_CM_111E', cgcs, 111, 500_000), [4546, 'cgcs2000']],
		['ESRI, 3° with prefix', esri('CGCS2000_3_Degree_GK_Zone_37', cgcs, 111, 37_500_000), [4525, 'cgcs2000']],
		['ESRI, 6°', esri('CGCS2000_GK_Zone_19', cgcs, 111, 19_500_000), [4497, 'cgcs2000']],
		['ESRI, Xian 1980 3°', esri('Xian_1980_3_Degree_GK_Zone_37', xian, 111, 37_500_000), [2361, 'xian80']],
		['ESRI, Xian 1980 3° without prefix', esri('Xian_1980_3_Degree_GK_CM_111E', xian, 111, 500_000), [2382, 'xian80']],
		['ESRI, Xian 1980 degrees', xian, [4610, 'xian80']],
		['ESRI, Beijing 1954 6°', esri('Beijing_1954_GK_Zone_19', beijing, 111, 19_500_000), [21419, 'beijing54']],
		['ESRI, Beijing 1954 3°', esri('Beijing_1954_3_Degree_GK_CM_111E', beijing, 111, 500_000), [2434, 'beijing54']],
		['WGS 84 in a zone', esri('x', wgs, 111, 500_000), [4546, 'cgcs2000', 'crs.wgs84_taken']],
		['WKT2', wkt2(china, ',ID["EPSG",4546]'), [4546, 'cgcs2000']],
		['WKT2 without a code', wkt2(china), [4546, 'cgcs2000']],
		[
			'WKT2, degrees of WGS 84 by its ensemble',
			'GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (G1762)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["latitude",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],AXIS["longitude",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4326]]',
			[4490, 'cgcs2000', 'crs.wgs84_taken']
		],
		[
			'heights beside',
			`COMPD_CS["both",${esri('CGCS2000_3_Degree_GK_CM_111E', cgcs, 111, 500_000)},VERT_CS["1985",VERT_DATUM["1985",2005],UNIT["metre",1]]]`,
			[4546, 'cgcs2000']
		],
		[
			'only a code',
			`PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 111E",${cgcs},AUTHORITY["EPSG","4546"]]`,
			[4546, 'cgcs2000']
		],
		['only a code, WKT2', `PROJCRS["x",BASEGEOGCRS["CGCS2000",${china}],ID["EPSG",4525]]`, [4525, 'cgcs2000']],
		['nothing but a code', 'PROJCS["unnamed",AUTHORITY["EPSG","4547"]]', [4547, 'cgcs2000']],
		['only ESRI’s name', `PROJCS["CGCS2000_3_Degree_GK_Zone_38",${cgcs}]`, [4526, 'cgcs2000']],
		['only ESRI’s name of a 6° zone', `PROJCS["Xian_1980_GK_Zone_19",${xian}]`, [2333, 'xian80']],
		['the bare code', 'EPSG:4546', [4546, 'cgcs2000']]
	])('%s', (_, text, expected) => {
		expect(read(text)).toEqual(expected);
		expect(read(`\ufeff${text}\r\n`)).toEqual(expected);
	});

	test.each([
		[
			'parameters no zone has, whatever the code',
			esri('CGCS2000_local', cgcs, 112, 500_000).replace(/]$/, ',AUTHORITY["EPSG","4546"]]'),
			['import.crs.unsupported', 'CGCS2000_local']
		],
		['a local system of Xian 1980', esri('Xian_local', xian, 112, 500_000), ['import.crs.other_datum', 'Xian_local']],
		[
			'New Beijing',
			base('New Beijing', 'New_Beijing', '"Krassowsky 1940",6378245,298.3'),
			['import.crs.unsupported', 'New Beijing']
		],
		[
			'a unit that is no metre',
			esri('CGCS2000_km', cgcs, 111, 500_000).replace('"Meter",1.0', '"Kilometer",1000.0'),
			['import.crs.unsupported', 'CGCS2000_km']
		],
		[
			'grads',
			cgcs.replace('0.0174532925199433', '0.01570796326794897'),
			['import.crs.unsupported', 'GCS_China_Geodetic_Coordinate_System_2000']
		],
		[
			'an engineering system',
			'LOCAL_CS["Nonearth (Meter)",LOCAL_DATUM["x",0],UNIT["Meter",1]]',
			['import.crs.damaged', 'LOCAL_CS["Nonearth (Meter)",LOCAL_DATUM["x",0],UNIT["Meter",1]]']
		],
		['an unknown code', 'PROJCS["Web",AUTHORITY["EPSG","3857"]]', ['import.crs.unsupported', 'EPSG:3857']],
		['nested beyond reason', 'A['.repeat(5_000), ['import.crs.damaged', 'A['.repeat(60)]],
		['a quote without an end', 'PROJCS["CGCS2000', ['import.crs.damaged', 'PROJCS["CGCS2000']],
		['only quotes', '"'.repeat(60_000), ['import.crs.damaged', '"'.repeat(120)]]
	])('%s is refused', (_, text, expected) => {
		expect(read(text)).toEqual(expected);
	});
});
