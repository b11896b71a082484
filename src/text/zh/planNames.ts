/** A list of member villages out of a file. */
export const planNames = {
	file: '或者选一个文件',
	choose: '选 XLSX 或 CSV…',
	hint: '第一张表，一行一个村；认“村名”“乡镇”“区划代码”列。最多 5 000 行、512 kB。',
	reading: '正在读文件…',
	read: (name: string, rows: string) => `${name}：${rows} 行`,
	clear: '不用这个文件',
	columns: { village: '村名在哪一列', township: '乡镇在哪一列', code: '区划代码在哪一列' },
	none: '没有',
	noColumn: '没有认出村名或区划代码的列，请指定。',
	which: (line: number, text: string) => `第 ${line} 行“${text}”：是哪一个？`,
	skip: '先不纳入',
	unknown: (rows: string) => `没有找到：${rows}`,
	unknownRow: (line: number, text: string) => `第 ${line} 行 ${text}`,
	found: (sure: string, asked: string, unknown: string) => `认出 ${sure} 行，要问 ${asked} 行，没找到 ${unknown} 行`,
	reasons: {
		'import.table.format': ({ got }: Record<string, unknown>) =>
			`要 XLSX 或 CSV 文件，这个是 ${String(got) || '没有扩展名的文件'}。`,
		'import.table.large': ({ limit }: Record<string, unknown>) => `文件不能超过 ${String(limit)} kB。`,
		'import.table.rows': ({ limit, got }: Record<string, unknown>) =>
			`最多 ${String(limit)} 行，这个有 ${String(got)} 行。`,
		'permission.missing': '没有画方案的权限。',
		'request.failed': '没有连上服务器，文件没有读。稍后再试。'
	} as Record<string, string | ((detail: Record<string, unknown>) => string)>
};
