/** The parts of ECharts that we draw with, in one file that is fetched with the first picture. */
import {
  BarChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  ScatterChart,
  TreemapChart,
} from 'echarts/charts'
import {
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  GridComponent,
  HeatmapChart,
  LabelLayout,
  LineChart,
  MarkLineComponent,
  SankeyChart,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
  TreemapChart,
  VisualMapComponent,
])

export { init }
