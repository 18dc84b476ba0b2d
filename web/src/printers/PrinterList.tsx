/** The shop's printers, which files are checked against. */
import AddIcon from '@mui/icons-material/Add';
import TuneIcon from '@mui/icons-material/Tune';
import { Button, Card } from '@mui/material';
import { DataTable, ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { inactiveMark } from '../parts/inactiveMark';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { Nothing, Screen } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useWho } from '../parts/useWho';
import { ValueField } from '../parts/ValueField';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';

const NARROW = {
  '& .column-notes, & .column-connector': { display: { xs: 'none', sm: 'table-cell' } },
  '& td.column-notes': { overflowWrap: 'anywhere' },
};

export default function PrinterList() {
  const translate = useTranslate();
  const { number } = useFormat();
  const who = useWho();
  const size = ({ buildWidthMm, buildDepthMm, buildHeightMm }: Row) =>
    `${[buildWidthMm, buildDepthMm, buildHeightMm].map(number).join(' × ')} mm`;
  return (
    <ListBase sort={{ field: 'name', order: 'ASC' }} perPage={100} queryOptions={IN_PLACE}>
      <Screen
        title={translate('menu.printers')}
        width={1000}
        actions={
          <>
            <Button component={Link} to="/PrintProfile" startIcon={<TuneIcon />}>
              {translate('printers.profiles')}
            </Button>
            {who && mayDo('create', 'Printer', who) && (
              <Button component={Link} to="/Printer/create" variant="contained" startIcon={<AddIcon />}>
                {translate('printers.newPrinter')}
              </Button>
            )}
          </>
        }
      >
        <Card>
          <ListTrouble />
          <DataTable
            rowClick={who && mayDo('update', 'Printer', who) ? 'edit' : false}
            bulkActionButtons={false}
            empty={<Nothing>{translate('printers.none')}</Nothing>}
            sx={NARROW}
          >
            <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
            <DataTable.Col source="buildVolume" label="printers.buildVolume" disableSort render={size} />
            <DataTable.Col source="connector">
              <ValueField source="connector" />
            </DataTable.Col>
            <DataTable.Col source="notes" disableSort />
            <DataTable.Col source="isActive" label={false} render={inactiveMark(translate('printers.notUsed'))} />
          </DataTable>
        </Card>
      </Screen>
    </ListBase>
  );
}
