import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { deskWords, doneWords } from './import-rows.ts';

const day = { format: 'day' } as const;
const yuan = { format: 'yuan' } as const;
const number = column('number', '合同编号', ['SM-2014-031', 'SM-2016-004'], { format: 'code', ...required });

/** 不规范合同整改台账 and 提级办理台账 by their county names. Pure. */
export const contractLedgerTemplates: readonly Template[] = [
	{
		...{ id: 'rectification', kind: 'rectification', name: '不规范合同整改台账' },
		columns: [
			number,
			column('done', '整改方式', ['调价', '补签'], { choices: choicesOf(doneWords), ...required }),
			column('done_on', '整改日期', ['2026-05-12', '2026-06-01'], { ...day, ...required }),
			column('delta', '年价款增减(元)', ['360', ''], yuan),
			column('recovered', '追缴(元)', ['', '1200'], yuan),
			column('document', '文书', ['补充协议 2026-5 号', ''], {}),
			column('note', '说明', ['', '口头约定补成书面合同'], {})
		]
	},
	{
		...{ id: 'escalation', kind: 'escalation', name: '提级办理台账' },
		columns: [
			number,
			column('reason', '提级原因', ['两次协商没有结果', '涉及两个村'], required),
			column('desk', '办理层级', ['乡镇办理中', '已答复'], { choices: choicesOf(deskWords), ...required }),
			column('team', '承办', ['', ''], {}),
			column('raised_on', '提级日期', ['2026-05-12', '2026-04-02'], { ...day, ...required }),
			column('due_on', '时限', ['2026-05-26', '2026-04-20'], day),
			column('answered_on', '答复日期', ['', '2026-04-18'], day),
			column('answer', '答复', ['', '按二十年签补充协议'], {}),
			column('opinion', '律师意见', ['', '租赁关系成立'], {}),
			column('lawyer', '律师', ['', '示例律师'], {}),
			column('opinion_on', '律师意见日期', ['', '2026-04-15'], day)
		]
	}
];
