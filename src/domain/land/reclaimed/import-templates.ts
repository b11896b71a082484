import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { answerWords, kindWords, resultWords, unitWords } from './import-rows.ts';

/** 公开竞价发包台账 by its county name. Pure. */
const yuan = { format: 'yuan' } as const;
const day = { format: 'day' } as const;

export const offerTemplates: readonly Template[] = [
	{
		...{ id: 'offering', kind: 'offering', name: '公开竞价发包台账' },
		columns: [
			column('village_code', '村代码', ['149901102208', '149901102208'], { format: 'code', ...required }),
			column('village_name', '所在村', ['上峪村', '上峪村'], {}),
			column('code', '收归编号', ['', ''], { format: 'code' }),
			column('name', '名称', ['村口门面房 3 间', '东坡地 12 亩'], required),
			column('object_kind', '类别', ['门面房', '土地'], { choices: choicesOf(kindWords) }),
			column('area_mu', '面积(亩)', ['', '12.00'], { format: 'mu' }),
			column('units', '数量(间、处)', ['3', ''], {}),
			column('reclaimed_on', '收归日期', ['2026-03-01', '2026-05-10'], { ...day, ...required }),
			column('jobs', '解决就业(人)', ['6', ''], {}),
			column('gain', '年增收(元)', ['24000', ''], yuan),
			column('unit', '计价单位', ['元/间·年', '元/亩·年'], { choices: choicesOf(unitWords) }),
			column('reserve', '底价(元)', ['9000', '420'], yuan),
			column('starts_on', '发包期限起', ['2026-07-01', '2026-10-01'], day),
			column('ends_on', '发包期限止', ['2029-07-01', '2031-10-01'], day),
			column('basis', '底价依据', ['参考相邻门面房三份合同', '参考本村五份合同'], {}),
			column('met_on', '村民决议日期', ['2026-03-20', ''], day),
			column('entitled', '应到(人)', ['33', ''], {}),
			column('present', '到会(人)', ['28', ''], {}),
			column('approve', '赞成(人)', ['27', ''], {}),
			column('against', '反对(人)', ['0', ''], {}),
			column('approval', '乡镇批复文号', ['城关政批〔2026〕12 号', ''], {}),
			column('approved_on', '乡镇批复日期', ['2026-03-27', ''], day),
			column('noticed_on', '优先权告知日期', ['2026-04-01', ''], day),
			column('notice_place', '告知地点', ['村务公开栏', ''], {}),
			column('answer', '成员答复', ['无人主张', ''], { choices: choicesOf(answerWords) }),
			column('answered_on', '答复日期', ['2026-04-12', ''], day),
			column('listing', '挂牌编号', ['HC-2026-031', ''], {}),
			column('url', '挂牌网址', ['https://jy.example.cn/p/31', ''], {}),
			column('opens_on', '挂牌开始', ['2026-04-15', ''], day),
			column('closes_on', '挂牌截止', ['2026-04-30', ''], day),
			column('result', '结果', ['成交', ''], { choices: choicesOf(resultWords) }),
			column('result_on', '结果日期', ['2026-05-06', ''], day),
			column('winner', '竞得人', ['王示例', ''], {}),
			column('won', '成交价(元)', ['11000', ''], yuan),
			column('confirmation', '成交确认书编号', ['CJ-2026-031', ''], {}),
			column('contract', '新合同编号', ['', ''], { format: 'code' }),
			column('note', '备注', ['', ''], {})
		]
	}
];
