import {
	Chart,
	Filler,
	LineElement,
	PointElement,
	RadarController,
	RadialLinearScale,
	type ChartConfiguration
} from 'chart.js';
import type { Attachment } from 'svelte/attachments';

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler);

const token = (element: Element, name: string): string => getComputedStyle(element).getPropertyValue(name).trim();

/**
 * A radar of a few axes from 0 to 100 (look.md: of the five factors alone): what is looked at in one accent, what it is held
 * against as a dashed line. What is not known breaks the line; it is no 0.
 * @param axes in the order they go round
 */
export function radarChart(
	axes: readonly string[],
	own: readonly (number | null)[],
	against: readonly (number | null)[]
): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		const [ink, quiet, rule, accent] = ['--ink', '--ink-2', '--rule-2', '--grain-900'].map((name) =>
			token(canvas, name)
		) as [string, string, string, string];
		const family = token(canvas, '--sans');
		const line = { borderWidth: 1.8, pointRadius: 2.4, spanGaps: false } as const;
		const configuration: ChartConfiguration<'radar', (number | null)[], string> = {
			type: 'radar',
			data: {
				labels: [...axes],
				datasets: [
					{
						...{ ...line, data: [...own], borderColor: accent, pointBackgroundColor: accent, fill: true },
						backgroundColor: `color-mix(in srgb, ${accent} 16%, transparent)`
					},
					{
						...line,
						data: [...against],
						borderColor: quiet,
						pointBackgroundColor: quiet,
						borderDash: [5, 3],
						fill: false
					}
				]
			},
			options: {
				animation: false,
				events: [],
				responsive: true,
				maintainAspectRatio: false,
				scales: {
					r: {
						...{ min: 0, max: 100, grid: { color: rule }, angleLines: { color: rule } },
						ticks: { display: false, stepSize: 25 },
						pointLabels: { color: ink, font: { family, size: 12 } }
					}
				},
				plugins: { legend: { display: false }, tooltip: { enabled: false } }
			}
		};
		const chart = new Chart(canvas, configuration);
		// A canvas drawn before the type has loaded keeps the fallback's shapes.
		void document.fonts.ready.then(() => chart.ctx && chart.update('none'));
		return () => chart.destroy();
	};
}
