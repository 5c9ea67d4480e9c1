import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { type BareRow, bareColumns, rowsPath } from './rows.ts';

const columns = bareColumns.map((column) => ({ dataIndex: column, title: column }));

async function fetchRows(): Promise<BareRow[]> {
  const answer = await fetch(rowsPath);
  return answer.json();
}

/** The least that shows rows with the console's own libraries: what its first rows are measured against. */
function RowsPage() {
  const { data } = useQuery({ queryKey: ['rows'], queryFn: fetchRows });
  return <Table<BareRow> rowKey="image" columns={columns} {...(data === undefined ? {} : { dataSource: data })} />;
}

const router = createBrowserRouter([{ path: '*', element: <RowsPage /> }]);

createRoot(document.getElementById('root') ?? document.body).render(
  <QueryClientProvider client={new QueryClient()}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
