import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { agreementWords, landWords, methodWords } from './import-rows.ts';

const yuan = { format: 'yuan' } as const;
const day = { format: 'day' } as const;

/** 新增资源清理收费台账 by its county name, and the payments that 三资代理中心 enters. Pure. */
export const chargeTemplates: readonly Template[] = [
	{
		...{ id: 'charge', kind: 'charge', name: '新增资源清理收费台账' },
		columns: [
			column('village_code', '村代码', ['149901102208', '149901102208'], { format: 'code', ...required }),
			column('village_name', '所在村', ['上峪村', '上峪村'], {}),
			column('payer', '缴款人', ['王示例', '李示例'], required),
			column('land', '土地', ['农用地', '建设用地'], { choices: choicesOf(landWords) }),
			column('contract_number', '原合同编号', ['', ''], { format: 'code' }),
			column('method', '丈量方法', ['RTK', '皮尺'], { choices: choicesOf(methodWords) }),
			column('measured_on', '丈量日期', ['2026-03-02', '2026-03-03'], day),
			column('measured_mu', '实测亩', ['3.2', '1'], { format: 'mu' }),
			column('measured_by', '丈量人', ['乡镇测量队', '村丈量组'], {}),
			column('signed', '使用人和村签字', ['是', '是'], { format: 'yes_no' }),
			column('neighbours', '四邻签字（没签的写原因）', ['是', '北邻外出，另行通知'], {}),
			column('place', '公示地点', ['村委会公示栏', '村委会公示栏'], {}),
			column('shown_from', '公示起', ['2026-03-05', '2026-03-05'], day),
			column('shown_to', '公示止', ['2026-03-12', '2026-03-12'], day),
			column('met_on', '决议日期', ['2026-03-20', '2026-03-20'], day),
			column('entitled', '应到', ['30', '30'], {}),
			column('present', '实到', ['24', '24'], {}),
			column('approve', '同意', ['20', '23'], {}),
			column('against', '反对', ['1', '0'], {}),
			column('price', '元/亩·年', ['400', '1000'], yuan),
			column('starts_on', '期限起', ['2026-04-01', '2026-04-01'], day),
			column('ends_on', '期限止', ['2029-04-01', '2027-04-01'], day),
			column('past_from', '往年起', ['', ''], day),
			column('lawyer', '律师', ['', ''], {}),
			column('opinion_on', '法律意见日期', ['', ''], day),
			column('opinion', '法律意见', ['', ''], {}),
			column('agreement_kind', '协议类别', ['新合同', '新合同'], { choices: choicesOf(agreementWords) }),
			column('agreement', '协议编号', ['上峪补 2026-1', '上峪补 2026-2'], { format: 'code', ...required }),
			column('signed_on', '签订日期', ['2026-04-01', '2026-04-01'], day),
			column('due', '应缴(元)', ['3840', '1000'], yuan)
		]
	},
	{
		...{ id: 'charge-payment', kind: 'charge-payment', name: '缴款登记表' },
		columns: [
			column('agreement', '协议编号', ['上峪补 2026-1', '上峪补 2026-1'], { format: 'code', ...required }),
			column('paid', '缴款(元)', ['1280', '1280'], { ...yuan, ...required }),
			column('receipt', '票据号', ['晋农 0012345', '晋农 0012399'], { format: 'code', ...required }),
			column('paid_on', '缴款日期', ['2026-04-10', '2026-09-10'], { ...day, ...required })
		]
	}
];
