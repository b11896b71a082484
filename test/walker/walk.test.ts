import { describe, expect, test } from 'vitest';
import { walk } from './walk.ts';

const counties = new Set(['village', 'parcel', 'contract', 'parcel_version']);
const faults = (statement: string): string[] => walk(statement, counties);

const sound: Record<string, string> = {
	'a parameter': 'select name from village where county_code = $1',
	'a literal': `select name from village where village.county_code = '149901' and name = $1`,
	'a parameter with a cast, on the left': 'select 1 from village v where $1::text = v.county_code',
	'a row of values': 'select 1 from village where (county_code, id) = ($1, $2)',
	'a join that repeats the equality':
		'select 1 from village v join parcel p on p.county_code = v.county_code and p.village_code = v.code where v.county_code = $1',
	'the equality in WHERE':
		'select 1 from village v, parcel p where p.county_code = v.county_code and p.county_code = $1',
	USING: 'select 1 from village v join parcel p using (county_code) where v.county_code = $1',
	'a LEFT JOIN whose right side has its county':
		'select 1 from village v left join parcel p on p.county_code = v.county_code where v.county_code = $1',
	'EXISTS tied to the row around it':
		'select 1 from village v where v.county_code = $1 and exists (select from parcel p where p.county_code = v.county_code)',
	'LATERAL tied to its neighbour':
		'select 1 from village v cross join lateral (select 1 from parcel p where p.county_code = v.county_code) q where v.county_code = $1',
	'a CTE that hands the county on':
		'with v as (select county_code, code from village where county_code = $1) select 1 from v join parcel p on p.county_code = v.county_code',
	'a CTE with a star':
		'with v as (select * from village where county_code = $1) select 1 from parcel p join v on v.county_code = p.county_code',
	'a CTE whose columns are renamed':
		'with v (county_code) as (select $1::text) select 1 from v join parcel p on p.county_code = v.county_code',
	'a recursive CTE': `with recursive up as (select county_code, id from village where county_code = $1
		union all select v.county_code, v.id from village v join up on up.county_code = v.county_code) select 1 from up`,
	'both arms of an OR':
		'select 1 from village where (county_code = $1 and name = $2) or (county_code = $1 and code = $3)',
	'both arms of a UNION':
		'select 1 from village where county_code = $1 union select 1 from parcel where county_code = $1',
	'values of the statement itself':
		'select 1 from (values ($1, $2)) v (county_code, code) join parcel p on p.county_code = v.county_code',
	'an insert of values': 'insert into village (id, county_code) values ($1, $2), ($3, $4)',
	'an insert from a query':
		'insert into parcel_version (county_code, id) select county_code, id from parcel where county_code = $1',
	'an upsert':
		'insert into village (county_code, name) values ($1, $2) on conflict (county_code, id) do update set name = excluded.name',
	'history and change in one statement': `with former as (
		insert into parcel_version (county_code, id) select p.county_code, p.id from parcel p where p.county_code = $1 returning county_code, id)
		update parcel set version = version + 1 from former where parcel.county_code = former.county_code and parcel.id = former.id`,
	'a delete':
		'delete from parcel using village v where parcel.county_code = v.county_code and v.county_code = $1 returning parcel.id',
	'a table without counties': 'select code from county',
	'a function in FROM':
		'select 1 from jsonb_to_recordset($1) as r (id uuid) join parcel p on p.id = r.id and p.county_code = $2',
	'no query at all': 'set time zone UTC'
};

const faulty: Record<string, string> = {
	'no predicate': 'select name from village',
	'another predicate': 'select name from village where name = $1',
	'a county that is not equal': 'select name from village where county_code <> $1',
	'a county among several': 'select name from village where county_code = any($1)',
	'a county compared with itself': 'select name from village where county_code = county_code',
	'a county compared with null': 'select name from village where county_code = null',
	'one arm of an OR': 'select 1 from village where county_code = $1 or name = $2',
	'a negated predicate': 'select 1 from village where not (county_code = $1)',
	'a join by id alone': 'select 1 from village v join parcel p on p.village_code = v.code where v.county_code = $1',
	'a cross join': 'select 1 from village v, parcel p where v.county_code = $1',
	'a join tied to one that is not bound': 'select 1 from village v join parcel p on p.county_code = v.county_code',
	'the predicate of a LEFT JOIN on the side that is kept whole':
		'select 1 from village v left join parcel p on p.county_code = v.county_code and v.county_code = $1',
	'a FULL JOIN': 'select 1 from village v full join parcel p on p.county_code = v.county_code and v.county_code = $1',
	'a LEFT JOIN whose right side has no county':
		'select 1 from village v left join parcel p on p.id = v.id where v.county_code = $1',
	'a NATURAL JOIN': 'select 1 from village natural join parcel where village.county_code = $1',
	'EXISTS without':
		'select 1 from village v where v.county_code = $1 and exists (select from parcel p where p.id = v.id)',
	'IN without': 'select 1 from village where county_code = $1 and id in (select id from parcel)',
	'a scalar in the list of columns': 'select (select count(*) from parcel) from village where county_code = $1',
	'a query in ORDER BY': 'select 1 from village where county_code = $1 order by (select max(id) from parcel)',
	'LATERAL without':
		'select 1 from village v, lateral (select 1 from parcel p where p.id = v.id) q where v.county_code = $1',
	'a query in FROM': 'select 1 from (select * from parcel) q',
	'a query in FROM that is only narrowed outside': 'select 1 from (select * from parcel) q where q.county_code = $1',
	'a CTE': 'with p as (select id from parcel) select 1 from p',
	'a CTE without the county, joined':
		'with v as (select id from village where county_code = $1) select 1 from v join parcel p on p.id = v.id',
	'a CTE that hands on a county from outside':
		'with r as (select county_code from jsonb_to_recordset($1) as r (county_code text)) select 1 from r join parcel p on p.county_code = r.county_code',
	'the second arm of a UNION': 'select 1 from village where county_code = $1 union all select 1 from parcel',
	'the second arm of a recursive CTE': `with recursive up as (select county_code, id from village where county_code = $1
		union all select v.county_code, v.id from village v join up on up.id = v.id) select 1 from up`,
	'a name of a CTE that is out of sight': 'select 1 from (with parcel as (select 1) select 1 from parcel) q, parcel',
	'an insert that does not name it': 'insert into village (id) values ($1)',
	'an insert without columns': 'insert into village values ($1, $2)',
	'an insert that takes it from data':
		'insert into village (county_code) select r.county_code from jsonb_to_recordset($1) as r (county_code text)',
	'an update': 'update parcel set name = $1 where id = $2',
	'an UPDATE FROM': 'update parcel set name = v.name from village v where v.id = parcel.id and parcel.county_code = $1',
	'an update of the county itself': 'update parcel set county_code = $1 where county_code = $2',
	'a time of the server in an upsert':
		'insert into village (county_code) values ($1) on conflict (county_code, id) do update set recorded_at = now()',
	'a delete': 'delete from parcel where id = $1',
	'a DELETE USING': 'delete from parcel using village v where v.id = parcel.id and parcel.county_code = $1',
	'a query inside EXPLAIN': 'explain analyze select 1 from parcel',
	'a query inside COPY': 'copy (select 1 from parcel) to stdout',
	MERGE: 'merge into parcel using village on parcel.county_code = village.county_code when matched then delete',
	'FOR UPDATE over all counties': 'select 1 from parcel where id = $1 for update skip locked'
};

describe('a statement that keeps to its county passes', () => {
	test.each(Object.entries(sound))('%s', (_, statement) => expect(faults(statement)).toEqual([]));
});

describe('a statement that leaves its county is named', () => {
	test.each(Object.entries(faulty))('%s', (_, statement) => expect(faults(statement)).not.toEqual([]));
});

test('a fault names the table by the name that the statement gives it', () => {
	expect(faults('select 1 from village v join parcel q on q.id = v.id where v.county_code = $1')).toEqual([
		'q has no county'
	]);
});
