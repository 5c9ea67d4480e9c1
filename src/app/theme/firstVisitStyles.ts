import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import {
  App,
  AutoComplete,
  Breadcrumb,
  Button,
  ConfigProvider,
  Dropdown,
  Flex,
  Input,
  Pagination,
  Popover,
  Segmented,
  Select,
  Skeleton,
  Spin,
  Table,
  Tooltip,
} from 'antd';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

/**
 * The styles of what a first visit draws, for the build: as text, the same for every theme, since colours and sizes are
 * variables. antd finds in them what it need not make again, and makes what is missing in the browser. Throws where
 * antd keeps its styles elsewhere, as with two versions of its style package.
 */
export function firstStyles(): string {
  const cache = createCache();
  const parts = createElement(
    ConfigProvider,
    { theme: { hashed: false } },
    createElement(App),
    createElement(AutoComplete),
    createElement(Breadcrumb),
    createElement(Button),
    createElement(Dropdown, { menu: { items: [] } }, createElement('i')),
    createElement(Flex, null, null),
    createElement(Input),
    createElement(Pagination),
    createElement(Popover),
    createElement(Segmented, { options: [] }),
    createElement(Select),
    createElement(Skeleton),
    createElement(Spin),
    createElement(Table),
    createElement(Tooltip),
  );
  renderToString(createElement(StyleProvider, { cache }, parts));
  const styles = extractStyle(cache, { plain: true, types: 'style' });
  if (!styles.includes('.ant-table')) throw new Error('antd made no styles for the first visit');
  return styles;
}
