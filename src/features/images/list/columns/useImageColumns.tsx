import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import { Digest } from '../../../../ui/text/Digest.tsx';
import { ImageMenu } from '../actions/ImageMenu.tsx';
import type { ListActions } from '../actions/ListActions.ts';
import { BaseCell } from '../cells/BaseCell.tsx';
import { BuildRiskCell } from '../cells/BuildRiskCell.tsx';
import { CutText } from '../cells/CutText.tsx';
import { ImageLink } from '../cells/ImageLink.tsx';
import { ImageSeverities } from '../cells/ImageSeverities.tsx';
import { IntakeMark } from '../cells/IntakeMark.tsx';
import { IntakeState } from '../cells/IntakeState.tsx';
import { RiskCell } from '../cells/RiskCell.tsx';
import { ScanState } from '../cells/ScanState.tsx';
import { parseTime, TimeCell } from '../cells/TimeCell.tsx';
import { UpdateCell } from '../cells/UpdateCell.tsx';
import { type ListColumn, menuColumn } from './ListColumn.ts';

/**
 * What a person decides by stands first; where an image came from and when follows. In a window of 1280 pixels all are
 * whole up to when it was updated. Keys of sorted columns are the API's.
 */
export function useImageColumns(actions: ListActions): readonly ListColumn<ImageRow>[] {
  const { t } = useTranslation('images');
  const format = useFormat();
  const regionName = useRegionName();
  return useMemo(() => {
    const size = (bytes: string) => (Number(bytes) > 0 ? format.bytes(Number(bytes)) : '–');
    return [
      {
        key: 'RepoName',
        title: t('column.image'),
        width: 250,
        sorter: true,
        render: (_, image) => <ImageLink image={image} />,
      },
      {
        key: 'RiskLevel',
        keepWhenStacked: true,
        title: t('column.risk'),
        width: 116,
        sorter: true,
        render: (_, image) => <RiskCell image={image} />,
      },
      {
        key: 'VulCount',
        keepWhenStacked: true,
        title: t('column.vulnerabilities'),
        width: 186,
        sorter: true,
        render: (_, image) => <ImageSeverities image={image} />,
      },
      {
        key: 'buildRisks',
        title: t('column.buildRisks'),
        width: 110,
        render: (_, image) => <BuildRiskCell image={image} />,
      },
      {
        key: 'ImageSize',
        title: t('column.size'),
        width: 84,
        align: 'end',
        sorter: true,
        render: (_, image) => size(image.ImageSize),
      },
      {
        key: 'ImageUpdate',
        keepWhenStacked: true,
        live: true,
        title: t('column.updated'),
        width: 136,
        sorter: true,
        render: (_, image) => <UpdateCell image={image} />,
      },
      { key: 'digest', title: t('column.digest'), width: 128, render: (_, image) => <Digest value={image.Digest} /> },
      {
        key: 'intake',
        markWhenStacked: (image) => <IntakeMark image={image} />,
        title: t('column.intake'),
        width: 90,
        render: (_, image) => <IntakeState image={image} />,
      },
      {
        key: 'baseImage',
        title: t('column.base'),
        width: 176,
        render: (_, image) => <BaseCell image={image} />,
      },
      {
        key: 'LastScanTime',
        live: true,
        title: t('column.lastScan'),
        width: 128,
        sorter: true,
        render: (_, image) => <TimeCell time={image.LastScanTime ?? null} />,
      },
      {
        key: 'registry',
        title: t('column.registry'),
        width: 140,
        render: (_, image) => <CutText title={image.RegistryName} />,
      },
      { key: 'scanState', title: t('column.scanState'), width: 120, render: (_, image) => <ScanState image={image} /> },
      {
        key: 'region',
        title: t('column.region'),
        width: 132,
        render: (_, image) => <CutText title={image.RegionId} text={regionName(image.RegionId)} />,
      },
      {
        key: 'ImageCreate',
        live: true,
        title: t('column.created'),
        width: 128,
        sorter: true,
        render: (_, image) => <TimeCell time={parseTime(image.ImageCreate)} />,
      },
      {
        key: menuColumn,
        title: t('column.actions'),
        width: 44,
        render: (_, image) => <ImageMenu image={image} actions={actions} />,
      },
    ];
  }, [t, format, regionName, actions]);
}
