import { boxText } from '#core/geometry-text.ts';
import type { import as zh } from '#text/zh/import.ts';

type Params = Record<string, string | number> | undefined;
/** The systems that fit instead of the one named. */
const fitting = (detail: Record<string, unknown>): string => {
	const candidates = (detail.candidates ?? []) as { srid: number; swapped: boolean }[];
	if (candidates.length === 0) return '';
	const names = candidates.map(({ srid, swapped }) => `${words.crsName(srid)}${swapped ? ' (northing first)' : ''}`);
	return `By the coordinates it may be: ${names.join('; ')}. Check and choose.`;
};
const of = (params: Params, name: string) => String(params?.[name] ?? '');
/** The first names of a list that may hold thousands. */
const few = (names: readonly string[], between: string): string =>
	names.slice(0, 20).join(between) + (names.length > 20 ? ' …' : '');

const words: typeof zh = {
	title: 'Data import',
	motto: 'Every row knows where it came from: which file, which line',
	kind: 'What it is',
	kinds: {
		township: 'Township borders',
		village: 'Village borders',
		grid: 'Grids',
		parcel: 'Registered parcels',
		'construction-land': 'Construction land',
		contract: 'Contracts',
		occupation: 'Surveyed occupation',
		zone: 'Industry zones',
		'project-area': 'Project areas',
		constraint: 'Farmland, ecology and urban lines',
		'land-use': 'Land use',
		receivable: 'Ledger of receivables (债权清收台账)',
		payable: 'Ledger of debts (债务化解台账)',
		pairing: 'Ledger of pairs (包联台账)',
		talent: 'Ledger of experts and students (人才台账)',
		person: 'List of people (人员名单)'
	},
	likely: 'By its columns it looks like:',
	waiting: {
		title: 'Files not yet taken',
		uploaded: 'being read',
		read: 'to be checked',
		refused: 'cannot be read',
		accepting: 'being taken'
	},
	kindGroups: { territory: 'Territory', land: 'Land', zones: 'Zones', stewardship: 'Stewardship' },
	drop: 'Drop the file here',
	choose: 'Choose a file',
	formats: (limit) => `Shapefile (zipped), GeoJSON, GeoPackage, KML/KMZ, DXF, Excel (.xlsx) or CSV; up to ${limit}`,
	template: 'Download a template',
	templateNames: {
		contract: {
			clearing: 'Ledger of cleared contracts (农村集体经济合同清理台账)',
			register: 'Register of contracts (集体经济合同登记表)'
		}
	},
	templateNote: 'XLSX with Chinese headers, two example rows and notes; the names of NY/T 2539 are known too',
	needs: 'needed',
	steps: {
		uploading: 'Uploading',
		reading: 'Reading',
		checking: 'Checking row by row',
		accepting: 'Saving',
		undoing: 'Taking back'
	},
	rowsStored: (count) => `${count} rows written`,
	stop: 'Stop',
	uploaded: (done, all) => `${done} of ${all}`,
	rowsRead: (count) => `${count} rows read`,
	canLeave: 'You may leave this page; it will be here when you return',
	read: {
		title: 'How it was read',
		note: 'change what is wrong and read again',
		format: 'Format',
		layer: 'Layer',
		encoding: 'Encoding',
		crs: 'Coordinate system',
		extent: 'Extent',
		rows: 'Rows',
		automatic: 'recognise',
		from: { declared: 'named by the file', guessed: 'judged by content', chosen: 'chosen by you' },
		noShapes: 'no shapes',
		ask: 'Several coordinate systems fit; choose one',
		fits: 'By the coordinates it may be one of these; choose to read again',
		swapped: 'northing first',
		datums: { gcj02: 'GCJ-02 (degrees of Amap, Tencent and other maps)', bd09: 'BD-09 (degrees of Baidu maps)' },
		again: 'Read again like this'
	},
	crsName: (srid) =>
		srid === 4490
			? 'CGCS2000 degrees'
			: srid === 4610 || srid < 2400
				? 'Xian 1980, by the county’s own parameters'
				: srid === 4214 || srid < 2500 || srid > 20000
					? 'Beijing 1954, by the county’s own parameters'
					: srid >= 4534
						? `CGCS2000 3° zone, meridian ${75 + (srid - 4534) * 3}°, no prefix`
						: srid >= 4513
							? `CGCS2000 3° zone ${srid - 4513 + 25}, with prefix`
							: srid >= 4502
								? `CGCS2000 6° zone, meridian ${75 + (srid - 4502) * 6}°, no prefix`
								: `CGCS2000 6° zone ${srid - 4491 + 13}, with prefix`,
	mapping: {
		title: 'Which column is what',
		note: 'what has none is stored as unknown',
		none: '— none —',
		constant: (text) => `${text} in every row`
	},
	counts: { good: 'acceptable', rejected: 'rejected', all: 'of' },
	rowsUnit: 'rows',
	preview: 'First rows',
	rejections: 'Rejected rows',
	rejectionsNone: 'Every row can be accepted.',
	/** What a person should look at in rows that can be taken. */
	doubts: { title: 'To check', none: 'Nothing to check.' },
	/** Totals a table declares beside the sums of their parts. */
	totals: {
		title: 'Totals in the table',
		label: 'Name',
		declared: 'Declared',
		sum: 'Rows added up',
		difference: 'Difference',
		parts: 'Rows',
		result: 'Result',
		agrees: 'agree',
		differs: 'differ',
		kept: 'Totals differ from the sums of their rows. They are shown and nothing is changed: ask whoever made the table.',
		all: 'The totals of the table agree with the sums of its rows.'
	},
	undo: {
		ask: 'Take this import back',
		until: (moment) => `Can be taken back until ${moment}, while nothing else uses it`,
		title: 'Take this import back?',
		explain: (name, inserted, changed) =>
			`The ${inserted} rows ${name} added are removed and the ${changed} rows it changed return to what they were. Former states are kept either way.`,
		confirm: 'Take back',
		keep: 'Keep it',
		done: (moment, by) => `Taken back ${moment} ${by}`,
		undone: 'Taken back'
	},
	datumMark: {
		gcj02: 'Converted from GCJ-02 offset coordinates: some metres off, not fit for measuring',
		bd09: 'Converted from BD-09 offset coordinates: some metres off, not fit for measuring'
	},
	datumShort: { gcj02: 'from GCJ-02', bd09: 'from BD-09' },
	unit: { title: 'Which unit are the areas in?', mu: 'As mu (亩)', m2: 'As square metres' },
	report: {
		sheets: { summary: 'Result', rows: 'Row by row' },
		summary: {
			file: 'File',
			kind: 'Taken for',
			rows: 'Rows',
			taken: 'Can be accepted',
			rejected: 'Rejected',
			doubtful: 'To be looked at',
			notes: 'How it was read',
			none: 'Nothing to remark.',
			totals: 'Totals the table declares, and the sums of their parts',
			overlaps: 'Shapes that lie on each other:'
		},
		totals: {
			row: 'Row',
			label: 'Name',
			column: 'Column',
			declared: 'Declared',
			sum: 'Sum of rows',
			difference: 'Difference',
			parts: 'Rows added'
		},
		overlaps: { first: 'Shape no.', second: 'Shape no.', mu: 'Overlap (亩)' },
		overlapsOf: (pairs, mu) => `${pairs} pairs, ${mu} 亩`,
		more: (count) => `${count} more pairs`,
		row: 'Row',
		problem: 'Problem',
		rejected: (problems) => `Rejected: ${problems}`,
		doubt: (doubts) => `Please look: ${doubts}`,
		said: (field, expected, got) => `${field}: expected ${expected}; got ${got ?? 'nothing'}`,
		noted: (limit) =>
			`Only the first ${limit} cells at fault have a comment; the last column of "Row by row" has everything.`
	},
	columns: { row: 'Row', field: 'Field', expected: 'Expected', got: 'Got', shape: 'Shape' },
	hasShape: 'yes',
	acceptAll: 'Accept all',
	acceptGood: (count) => `Accept the ${count} good rows`,
	cancel: 'Discard',
	allOrNothing: 'One rejected row stops all of them, unless you accept the good rows.',
	downloadRejections: 'Download the result',
	another: 'Import another file',
	map: {
		label: 'Where the file lies in the county',
		county: 'County',
		file: 'File',
		undrawn: (count) => `${count} more shapes are not drawn`,
		outline: 'Borders for orientation',
		noTerritory: 'No territory yet: import townships and villages first'
	},
	result: {
		title: 'Accepted',
		inserted: 'New',
		changed: 'Changed (former version kept)',
		unchanged: 'Unchanged',
		rejected: 'Rejected',
		unknown: 'Stored as unknown',
		open: 'Show on the map',
		findings: 'Suspected findings',
		nothing: 'The same as what is here already; nothing changed.'
	},
	history: {
		title: 'Files accepted lately',
		state: 'State',
		at: 'Time',
		none: 'No file has been accepted yet.',
		rows: (count) => `${count} rows`
	},
	/** What may stand on imported rows, for the refusal to take them back. */
	builtOn: {
		land_match: 'decisions of whose land it is',
		finding: 'leads',
		contract: 'contracts',
		parcel: 'parcels',
		occupation: 'surveys',
		reclaimed_land: 'land taken back',
		village: 'villages',
		grid: 'grids',
		zone_village: 'zone members',
		talent_visit: 'visits',
		stewardship: 'records of stewardship',
		import_file: 'later imports'
	},
	unknownFields: {
		period: 'period',
		method: 'method',
		lessee_name: 'lessee name',
		lessee_code: 'lessee code',
		village_code: 'village',
		contract_number: 'contract number',
		parcel_code: 'parcel code',
		surveyed_on: 'survey date',
		villages: 'member villages'
	},
	fields: {
		code: 'Code',
		name: 'Name',
		kind: 'Kind',
		township_code: 'Township code',
		village_code: 'Village code',
		village_name: 'Village name',
		level: 'Level',
		parent_code: 'Parent grid',
		use_code: 'Land use code',
		use_name: 'Land use name',
		scheme: 'Code scheme',
		category: 'Category',
		ownership: 'Ownership',
		use_2007: 'Land use type',
		use_survey: 'Land use code (survey)',
		declared_mu: 'Measured 亩',
		declared_m2: 'Measured m²',
		lessor_code: 'Lessor code',
		lessee_code: 'Lessee code',
		lessee_name: 'Lessee name',
		number: 'Contract number',
		contract_number: 'Contract number',
		parcel_code: 'Parcel code',
		total_mu: 'Contract total 亩',
		total_m2: 'Contract total m²',
		contracted_mu: 'Contracted 亩',
		contracted_m2: 'Contracted m²',
		area_basis: 'Basis of area',
		customary_ratio: 'Standard mu in one customary mu',
		area_surface: 'Surface (level / slope)',
		method: 'Method',
		form: 'Form',
		formerly_oral: 'Formerly oral',
		signed_on: 'Signed on',
		starts_on: 'Starts on',
		ends_on: 'Last day',
		head_contract_number: 'Head contract',
		status: 'Status',
		object_kind: 'What is let',
		find_source: 'Found by',
		lessor_name: 'Lessor name',
		lessee_kind: 'Kind of lessee',
		lessee_outside: 'Lessee from outside',
		asset_name: 'Asset',
		asset_units: 'Units',
		use_agreed: 'Use agreed',
		rent_unit: 'Price unit',
		rent: 'Price, yuan',
		rent_rows: 'Prices by period',
		growth_clause: 'Growth clause',
		paid_to: 'Paid up to',
		arrears: 'Arrears, yuan',
		reference: 'Reference price, yuan',
		procedure_done: 'Resolved by the villagers',
		village_resolution: 'Village resolution',
		township_approval: 'Township approval',
		auction_number: 'Bidding number',
		surveyed_on: 'Surveyed on',
		layout: 'Layout',
		villages: 'Member villages',
		subject_kind: 'kind of subject',
		subject: 'subject',
		subject_code: 'code of the subject',
		leader: 'leader',
		post: 'post',
		note: 'note',
		organisation: 'organisation or school',
		title: 'title or study',
		field: 'field',
		station: 'station',
		user_name: 'User name',
		phone: 'Mobile number',
		roles: 'Roles',
		places: 'Places',
		department: 'Department',
		until: 'Good until',
		'extra.DLDJ': 'Soil grade',
		'extra.TDYT': 'Purpose',
		'extra.SFJBNT': 'Basic farmland',
		'extra.DKDZ': 'Eastern neighbour',
		'extra.DKXZ': 'Western neighbour',
		'extra.DKNZ': 'Southern neighbour',
		'extra.DKBZ': 'Northern neighbour',
		'extra.DKBZXX': 'Remark',
		'extra.CBHTBM': 'Contract number',
		shape: 'Shape',
		record: 'Whole row',
		type: 'Feature type'
	},
	expected: {
		value: () => 'a value',
		'text.shorter': (params) => `at most ${of(params, 'longest')} characters`,
		code: () => 'a code',
		'code.whole': () => 'the whole code (a spreadsheet shortened it; save it as text)',
		'code.digits': (params) => `${of(params, 'length')} digits`,
		'code.county': (params) => `a code that begins with ${of(params, 'county')}`,
		'code.fbfbm': (params) =>
			`a lessor's code of 14 digits: county ${of(params, 'county')}, township 3 (not 000), village 3, group 2`,
		'code.cbfbm': (params) =>
			`a lessee's code of 18 digits: the lessor's 14 (they begin with ${of(params, 'county')}) and a serial of 4, not 0000`,
		'code.dkbm': (params) =>
			`a parcel's code of 19 digits: the lessor's 14 (they begin with ${of(params, 'county')}) and a serial of 5, not 00000`,
		'code.cbhtbm': () => "a contract's code of 19: the lessee's 18 digits and J (household) or Q (any other)",
		'code.zddm': () =>
			"a construction parcel's code of 19: county 6, district 3, sub-district 3, feature 2 (such as JA, JB, JC), serial 5",
		'code.begins': (params) =>
			`the same first ${of(params, 'length')} as ${words.fields[of(params, 'of')] ?? ''} ${of(params, 'code')}`,
		'code.letter': (params) => `${of(params, 'letter')} at its end, as the method says (household J, any other Q)`,
		'id.resident': () => 'a resident identity number whose check character fits',
		'id.credit': () => 'a unified social credit code whose check character fits',
		mu: () => '亩: a number not below 0',
		square_metres: () => 'm²: a number not below 0',
		rent_rows: () =>
			'prices by period such as 2021-03-01~2026-02-28 300; 2026-03-01~2031-02-28 330, one after the other',
		ratio: () => 'standard mu in one customary mu, 0.1 to 10, e.g. 1.3',
		'integer.between': (params) => `a whole number from ${of(params, 'low')} to ${of(params, 'high')}`,
		day: () => 'a date such as 2024-01-31, 2024/1/31 or 20240131',
		'day.not_before': (params) => `not before the start, ${of(params, 'day')}`,
		yes_no: () => 'yes or no (1 or 2)',
		one_of: (params) => `one of ${of(params, 'known')}`,
		lessee: () => "the lessee's code or name",
		unique: (params) => `something else than row ${of(params, 'row')}`,
		'contract.same': (params) => `the same as row ${of(params, 'row')} of this contract`,
		'contract.whole': () => 'every row of this contract acceptable',
		'cell.formula': () => 'the stored result of the formula (open the file in Excel and save it once)',
		'shape.coordinates': () => 'coordinates such as 111.66,38.28;111.67,38.28;111.67,38.29',
		'shape.rings': () => 'at most 200 rings',
		'record.cells': (params) => `${of(params, 'count')} columns`,
		'json.feature': () => 'a Feature',
		'township.known': () => 'a township that is here',
		'zone.known': () => 'a zone or project area that is here',
		'station.known': () => 'a station on the register',
		'subject.known': () => 'a township, village, zone or project area that is here',
		money: () => 'an amount above 0 with at most two decimals (yuan)',
		'debt.sum': (params: Params) => `start + new − each method = ${of(params, 'end')} yuan`,
		'debt.less': (params: Params) =>
			`no less than the ${of(params, 'recorded')} yuan recorded (take a mistake back here first)`,
		'debt.opening': (params: Params) => `the balance recorded for the base date, ${of(params, 'opening')} yuan`,
		'debt.by_hand': () => 'nothing (offsets and claims turned into shares are entered one by one)',
		'unique.number': () => 'a number no other village has used',
		'day.not_after': (params: Params) => `not after ${of(params, 'day')}`,
		approval_or_prohibition: () => 'who agreed, or which of the six prohibitions it falls under',
		payable_only: () => 'nothing (the six prohibitions are about debts)',
		'subject.one': () => 'a name of one place only (there are several; give the code)',
		choice: () => 'one of the list',
		no_label: () => 'words without restricted labels (those of villages have a place of their own)',
		'pairing.apart': (params: Params) =>
			`days apart from this leader’s pair that is there (${of(params, 'from')} to ${of(params, 'to') || 'now'})`,
		user_name: () => 'a user name of 2 to 32 letters, characters or digits, with . _ - between them',
		'user_name.free': () => 'a user name that nobody has',
		phone: () => 'a mobile number of 11 digits',
		'phone.free': () => 'a mobile number that nobody has',
		'role.known': (params: Params) => `one or more of these roles, with 、 between them: ${of(params, 'known')}`,
		'role.level': () => 'places of the level this role is of: the county (全县), townships or villages',
		'role.apart': () => 'roles one person may hold together: who keeps accounts does not watch over them',
		'place.known': () => 'a township or village that is here, or 全县 for the county',
		'department.known': () => 'the name of a department as it is now',
		'day.later': (params: Params) => `a day after ${of(params, 'day')}`,
		'village.known': () => 'a village that is here',
		'village.in_scope': () => 'a village within your scope',
		shape: () => 'a polygon (none is here yet)',
		'shape.polygon': () => 'Polygon or MultiPolygon',
		'shape.ring': () => 'a ring of positions',
		'shape.closed': () => 'a closed ring',
		'shape.corners': () => 'at least 3 different corners',
		'shape.number': () => 'numbers',
		'shape.wkt': () => 'POLYGON or MULTIPOLYGON as WKT',
		'shape.range': () => 'coordinates of this system',
		'shape.area_at_most': (params) => `a shape of at most ${of(params, 'km2')} km² (what came is km²)`,
		'shape.in_county': (params) => `inside the county: ${of(params, 'box')}`,
		'shape.area': () => 'a shape with an area',
		'shape.valid': () => 'a shape that can be mended',
		'area.as_shape': (params) => `near the area of its shape, ${of(params, 'mu')} mu`,
		'village.inside': (params) => `a shape inside the village it names (${of(params, 'mu')} mu lie outside)`,
		'shape.apart': (params) => `no overlap with row ${of(params, 'row')} (what came is the overlap in mu)`,
		'contract.sum': (params) => `the sum of its parcels, ${of(params, 'mu')} mu (${of(params, 'count')} parcels)`,
		'shape.same': (params) => `the shape row ${of(params, 'row')} gives this parcel`
	},
	notes: {
		'crs.swapped': () => 'Coordinates read northing first',
		'crs.gcj02': () => 'Reckoned from shifted degrees (GCJ-02); may be off by metres',
		'crs.bd09': () => 'Reckoned from shifted degrees (BD-09); may be off by metres',
		'crs.xian80': () => 'Xian 1980 reckoned by the county’s own seven parameters',
		'crs.beijing54': () => 'Beijing 1954 reckoned by the county’s own seven parameters',
		'crs.guessed': () => 'The file names no coordinate system; judged by its coordinates',
		'crs.wgs84_taken': (detail) => `${of(detail, 'got')} taken as CGCS2000 (less than half a metre apart)`,
		'table.header': (detail) => `The header is in row ${of(detail, 'row')}; what stands above is no data`,
		'table.totals': (detail) => `${of(detail, 'count')} rows of totals are no records`,
		'table.examples': (detail) => `${of(detail, 'count')} example rows of the template are no records`,
		'table.notes': (detail) => `${of(detail, 'count')} rows of notes, signatures or repeated headers are no records`,
		'table.strays': (detail) => `${of(detail, 'count')} rows have words beside the table, left out`,
		'cells.errors': (detail) => `${of(detail, 'count')} cells hold errors such as #N/A, taken as empty`,
		'cells.long': (detail) =>
			`${of(detail, 'count')} cells hold more than ${of(detail, 'longest')} characters, taken as empty`,
		'coordinates.swapped': () => 'Coordinates read as northing first, easting second',
		'crs.no_prj': () => 'No .prj file',
		'encoding.label_unknown': (detail) => `The .cpg names an unknown encoding, ${of(detail, 'got')}`,
		'encoding.label_wrong': (detail) =>
			`The file says ${of(detail, 'got')}, its content is not; read as ${of(detail, 'taken')}`,
		'shapefile.deleted': (detail) => `${of(detail, 'count')} deleted records left out`,
		'area.taken_as_mu': (detail) => `Column “${of(detail, 'header')}” is in mu, judging by the shapes`,
		'area.taken_as_m2': (detail) => `Column “${of(detail, 'header')}” is in square metres, judging by the shapes`,
		'profile.used': (detail) => `Columns are taken as when ${of(detail, 'file')} was imported`,
		'shape.duplicate_nodes': (detail) => `${of(detail, 'count')} repeated points (less than 1 mm apart) removed`,
		'shape.spikes': (detail) => `${of(detail, 'count')} spikes (lines that turn back on themselves) removed`,
		'shape.slivers': (detail) => `${of(detail, 'count')} slivers (parts and holes below 1 m² or 0.25 m wide) removed`,
		'shape.empties': (detail) => `${of(detail, 'count')} empty parts removed`,
		'shape.only_sliver': (detail) =>
			`${of(detail, 'count')} shapes are nothing but a sliver and kept as they are: check them`,
		'overlap.incomplete': () => 'So many shapes lie on each other that not all were checked for overlap',
		'shape.linearised': (detail) => `${of(detail, 'count')} shapes had arcs, now straight pieces of half a degree`,
		'shape.flattened': (detail) => `${of(detail, 'count')} shapes had heights or measures, dropped`,
		'shape.repaired': (detail) => `${of(detail, 'count')} shapes crossed themselves or the like and were mended`
	},
	reasons: {
		'import.columns': (detail) =>
			(detail.faults as { fault: string; fields?: string[]; got?: string }[])
				.map((each) =>
					each.fault === 'missing'
						? `No column for ${each.fields!.map((field) => words.fields[field] ?? field).join(' or ')}`
						: `There is no ${each.fault} "${each.got}"`
				)
				.join('; ') + '. Say which column is what.',
		'import.file.outside': (detail) =>
			`The file lies outside the county. File: ${boxText(detail.extent)}; county: ${boxText(detail.county)}. ${fitting(detail) || 'Its coordinate system or zone is probably another.'}`,
		'import.file.unknown_format': (detail) =>
			`Expected a zipped Shapefile, GeoJSON, GeoPackage, KML/KMZ, DXF, Excel (.xlsx) or CSV, got ${detail.got}.`,
		'import.file.several_layers': (detail) =>
			`The file holds ${(detail.layers as string[]).length} layers, choose one: ${few(detail.layers as string[], ', ')}.`,
		'import.file.no_layer': (detail) => `There is no layer ${detail.got}.`,
		'import.file.too_large': 'The file is too large; split it.',
		'import.file.empty': 'The file is empty.',
		'import.file.broken_off': 'The upload broke off; try again.',
		'import.area.asked': (detail) =>
			`Is ${(detail.asked as { header: string }[]).map(({ header }) => `“${header}”`).join(', ')} in mu or in square metres? The shapes do not tell; choose.`,
		'import.file.cancelled': 'Reading was stopped.',
		'import.undo.unknown': 'There is no such import.',
		'import.undo.done': 'This import has been taken back already.',
		'import.undo.too_late': (detail) => `Expected within ${detail.days} days of the import; that time is over.`,
		'import.undo.changed_since': (detail) =>
			`Expected rows that nobody changed since; ${detail.rows} have been changed, so it cannot be taken back.`,
		'import.undo.built_on': (detail) =>
			`Other data use it, so it cannot be taken back: ${Object.entries(detail.built as Record<string, number>)
				.map(([what, count]) => `${words.builtOn[what] ?? what} ${count}`)
				.join(', ')}.`,
		'job.cancelled': 'Stopped; nothing was taken.',
		'job.failed':
			'Writing did not succeed; nothing was taken. Try again, and if it fails again tell the administrator when.',
		'job.unknown': 'There is no such task.',
		'job.lost': 'The task went to another process; look again later.',
		'import.file.damaged': (detail) => `The file cannot be read on, it may be damaged (${detail.got}).`,
		'import.file.timeout': (detail) => `Stopped after ${detail.seconds} seconds of reading. Split the file.`,
		'import.file.memory': 'Reading the file takes more memory than allowed. Split it.',
		'import.file.rows': (detail) => `More than ${detail.limit} rows.`,
		'import.file.vertices': (detail) => `More than ${detail.limit} corners.`,
		'import.file.columns': (detail) => `More than ${detail.limit} columns.`,
		'import.file.record': 'One record is too large.',
		'import.file.other_kind': (detail) =>
			`Expected ${detail.expected}, the file holds ${detail.got}. Export it once more from the program it comes from.`,
		'import.gpkg.empty': 'The GeoPackage holds no layer and no table.',
		'import.kml.empty': 'The KML holds no placemark.',
		'import.kml.entities': 'The KML declares a document type or entities (DTD); not read.',
		'import.dxf.empty': 'The model space of the DXF holds no shape.',
		'import.file.missing': (detail) => `There is no file ${detail.got}.`,
		'import.zip.damaged': 'The archive cannot be opened, it may be damaged.',
		'import.zip.too_many': 'The archive holds too many files.',
		'import.zip.too_large': 'The archive unpacks to too much.',
		'import.zip.ratio': 'The archive is packed beyond reason; not unpacked.',
		'import.zip.name': (detail) => `The archive holds an unsafe file name: ${detail.got}`,
		'import.zip.link': 'The archive holds a link; not unpacked.',
		'import.zip.nested': (detail) => `The archive holds another archive: ${detail.got}. Pack the files themselves.`,
		'import.zip.encrypted': 'The archive has a password; take it off.',
		'import.zip.method': 'Unknown compression; use a plain zip.',
		'import.zip.twice': (detail) => `The archive holds one name twice: ${detail.got}`,
		'import.zip.overlap': "The archive's entries share bytes; not unpacked.",
		'import.json.damaged': 'This is not whole GeoJSON.',
		'import.json.type': (detail) => `Expected a GeoJSON FeatureCollection, got ${detail.got}.`,
		'import.json.depth': 'The JSON nests too deeply.',
		'import.csv.damaged': (detail) => `Quotes or separators are wrong in line ${detail.line} of the CSV.`,
		'import.csv.empty': 'The CSV has no header.',
		'import.xlsx.macro': (detail) =>
			`Workbooks with macros (${detail.got}) are not taken; save it as "Excel Workbook (.xlsx)".`,
		'import.xlsx.old': (detail) =>
			`Expected .xlsx, got an older kind of workbook (${detail.got}); save it as "Excel Workbook (.xlsx)".`,
		'import.xlsx.encrypted': 'The workbook has a password; take it off.',
		'import.xlsx.html': 'Expected a workbook, got a web page by that name; open it and save it as .xlsx.',
		'import.xlsx.text': 'Expected a workbook, got plain text; rename it to .csv.',
		'import.xlsx.no_workbook': (detail) => `Expected an .xlsx workbook, got ${detail.got}.`,
		'import.xlsx.empty': 'The workbook has no visible sheet with anything in it.',
		'import.xlsx.entities': (detail) => `${detail.part} of the workbook declares entities (DTD); not read.`,
		'import.xlsx.merges': (detail) => `Merged cells overlap (${detail.got}); unmerge them.`,
		'import.xlsx.too_large': 'The workbook holds too much; split it, or save it as CSV.',
		'import.xlsx.damaged': (detail) =>
			`${detail.part} of the workbook cannot be read on (${detail.got}); open it and save it again.`,
		'import.dbf.damaged': 'The attribute table (.dbf) is damaged.',
		'import.shp.damaged': (detail) => `The shapes (.shp) are damaged at record ${detail.record} (${detail.got}).`,
		'import.shapefile.no_shp': (detail) =>
			`The Shapefile lacks its shapes (.shp); there is only ${detail.got}. Put .shp, .dbf, .shx and .prj into one zip.`,
		'import.dbf.no_columns': 'The attribute table (.dbf) has no column.',
		'import.table.no_header': (detail) =>
			`Expected a header (names of the columns), but the first row looks like data: ${detail.got}. Put a row of names on top.`,
		'import.shapefile.no_dbf': 'The Shapefile lacks its .dbf; zip .shp, .dbf, .shx and .prj together.',
		'import.shapefile.counts': 'The .shp and the .dbf hold different numbers of records.',
		'import.encoding.unknown': (detail) => `Unknown encoding: ${detail.got}.`,
		'import.crs.asked': (detail) =>
			`${(detail.candidates as unknown[]).length} coordinate systems fit; choose one before it is accepted.`,
		'import.crs.contradicted': (detail) =>
			(detail.extent
				? `In ${detail.got} as ${detail.by === 'chosen' ? 'chosen' : 'named by the file'} the shapes lie outside the county (${boxText(detail.extent)}). `
				: `${detail.x}, ${detail.y} are no coordinates of ${detail.got} as ${detail.by === 'chosen' ? 'chosen' : 'named by the file'}. `) +
			(fitting(detail) || 'Choose the coordinate system.'),
		'import.crs.unknown': (detail) => `The coordinates ${detail.x}, ${detail.y} do not tell their system; choose it.`,
		'import.crs.unsupported': (detail) => `Expected CGCS2000 (degrees, 3° or 6° zones), got ${detail.got}.`,
		'import.crs.other_datum': (detail) =>
			`The coordinates are ${detail.datum} (${detail.got}), tens of metres off CGCS2000; the surveying office keeps the parameters. Have them transformed first.`,
		'import.crs.damaged': 'The .prj cannot be understood; choose the coordinate system.',
		'import.rows_rejected': (detail) => `${detail.rejected} rows are rejected; nothing was taken.`,
		'import.no_rows': 'No row can be accepted.',
		'import.stage.gone': 'This file is no longer waiting; upload it again.',
		'import.kind.unknown': 'Say first what it is.',
		'permission.missing': 'You may not import this kind of data.'
	}
};

export { words as import };
