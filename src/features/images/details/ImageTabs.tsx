import { Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { LazyPart } from '../../../ui/onDemand/LazyPart.tsx';
import { lazyPart } from '../../../ui/onDemand/onDemand.ts';
import { useUrlParams, withParams } from '../../../ui/urlState/useUrlParams.ts';
import { type ImageTab, imageDrawerParams, imageTabs } from '../links/imageLink.ts';

const ImageBuildRisks = lazyPart(() => import('./risks/ImageBuildRisks.tsx'));
const Layers = lazyPart(() => import('./content/Layers.tsx'));
const Configuration = lazyPart(() => import('./content/Configuration.tsx'));

const tabParam = z.enum(imageTabs);

interface ImageTabsProps {
  detail: ResponseOf<'DescribeImageDetail'>;
  vulnerabilities: ReactNode;
  /** Stands beside the search in the build risks. */
  risksExtra: ReactNode;
}

/** What is wrong with an image and what is inside, a tab each. */
export function ImageTabs({ detail, vulnerabilities, risksExtra }: ImageTabsProps) {
  const { t } = useTranslation('details');
  const [tab, show] = useImageTab();
  const contents: Readonly<Record<ImageTab, ReactNode>> = {
    vulnerabilities,
    buildRisks: <ImageBuildRisks detail={detail} extra={risksExtra} />,
    layers: <Layers detail={detail} />,
    configuration: <Configuration detail={detail} />,
  };
  return (
    <Tabs
      activeKey={tab}
      destroyOnHidden
      onChange={show}
      items={imageTabs.map((key) => ({
        key,
        label: t(`tab.${key}`),
        children: (
          <LazyPart pending={<Skeleton active title={false} paragraph={{ rows: 8 }} />}>{contents[key]}</LazyPart>
        ),
      }))}
    />
  );
}

/** The tab that is open, which the address names. */
function useImageTab(): readonly [ImageTab, (tab: string) => void] {
  const [params, setParams] = useUrlParams();
  const said = tabParam.safeParse(params.get(imageDrawerParams.tab));
  const show = (tab: string) =>
    setParams((current) => withParams(current, { [imageDrawerParams.tab]: tab === imageTabs[0] ? null : tab }));
  return [said.success ? said.data : imageTabs[0], show];
}
