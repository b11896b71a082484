import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LinearScale,
	Tooltip,
	type ChartConfiguration
} from 'chart.js';
import type { Attachment } from 'svelte/attachments';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export interface Bar {
	label: string;
	value: number;
	/** What the bar says at its end, with its unit where the head has none. */
	text: string;
}

/** Reads a token where the chart stands, so that desk, wall and sun themes each get their own colour. */
const token = (element: Element, name: string): string => getComputedStyle(element).getPropertyValue(name).trim();

/**
 * Lying bars from 0, labelled directly, without legend, grid or animation (look.md, Charts).
 * @param bars in the order they are read
 * @param size type size in px
 */
export function barChart(
	bars: readonly Bar[],
	size: number,
	onchoose?: (index: number) => void
): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		const ink = token(canvas, '--ink');
		const quiet = token(canvas, '--ink-2');
		const family = token(canvas, '--sans');
		const configuration: ChartConfiguration<'bar', number[], string> = {
			type: 'bar',
			data: {
				labels: bars.map(({ label }) => label),
				datasets: [
					{
						data: bars.map(({ value }) => value),
						backgroundColor: token(canvas, '--seq-5'),
						barPercentage: 0.62,
						categoryPercentage: 1
					}
				]
			},
			options: {
				indexAxis: 'y',
				animation: false,
				responsive: true,
				maintainAspectRatio: false,
				layout: { padding: { right: size * 5 } },
				scales: {
					x: { display: false, beginAtZero: true },
					y: {
						grid: { display: false },
						border: { color: quiet },
						ticks: { color: ink, font: { family, size }, crossAlign: 'far' }
					}
				},
				plugins: { legend: { display: false }, tooltip: { enabled: false } },
				onClick: (_event, elements) => {
					const [first] = elements;
					if (first && onchoose) onchoose(first.index);
				}
			},
			plugins: [
				{
					id: 'labels',
					afterDatasetsDraw(chart) {
						const { ctx } = chart;
						ctx.save();
						ctx.fillStyle = ink;
						ctx.font = `600 ${size}px ${family}`;
						ctx.textBaseline = 'middle';
						chart
							.getDatasetMeta(0)
							.data.forEach((element, index) => ctx.fillText(bars[index]!.text, element.x + size * 0.4, element.y));
						ctx.restore();
					}
				}
			]
		};
		const chart = new Chart(canvas, configuration);
		// A canvas drawn before the type has loaded keeps the fallback's shapes.
		void document.fonts.ready.then(() => chart.ctx && chart.update('none'));
		return () => chart.destroy();
	};
}
