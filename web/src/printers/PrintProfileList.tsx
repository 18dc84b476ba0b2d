/** The qualities that the shop prints in, and how each is printed. */
import AddIcon from '@mui/icons-material/Add';
import BackIcon from '@mui/icons-material/ArrowBack';
import { Button, Card } from '@mui/material';
import { DataTable, ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { inactiveMark } from '../parts/inactiveMark';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { Nothing, Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { isThere } from '../small/page';

export default function PrintProfileList() {
  const translate = useTranslate();
  const who = useWho();
  return (
    <ListBase sort={{ field: 'layerHeightMm', order: 'DESC' }} perPage={100} queryOptions={IN_PLACE}>
      <Screen
        title={translate('printers.profiles')}
        width={1000}
        head={
          isThere('Printer') && (
            <Button component={Link} to="/Printer" startIcon={<BackIcon />}>
              {translate('menu.printers')}
            </Button>
          )
        }
        actions={
          who &&
          mayDo('create', 'PrintProfile', who) && (
            <Button component={Link} to="/PrintProfile/create" variant="contained" startIcon={<AddIcon />}>
              {translate('printers.newProfile')}
            </Button>
          )
        }
      >
        <Card sx={{ overflowX: 'auto' }}>
          <ListTrouble />
          <DataTable
            rowClick={who && mayDo('update', 'PrintProfile', who) ? 'edit' : false}
            bulkActionButtons={false}
            empty={<Nothing>{translate('printers.noProfiles')}</Nothing>}
          >
            <DataTable.Col source="quality" sx={{ fontWeight: 600 }} />
            <DataTable.Col
              source="materialType"
              render={({ materialType }: Row) => materialType ?? translate('printers.allMaterials')}
            />
            <DataTable.NumberCol source="layerHeightMm" />
            <DataTable.NumberCol source="infillPercent" />
            <DataTable.NumberCol source="walls" />
            <DataTable.NumberCol source="outerWallMmPerSecond" />
            <DataTable.Col source="isActive" label={false} render={inactiveMark(translate('printers.notUsed'))} />
          </DataTable>
        </Card>
      </Screen>
    </ListBase>
  );
}
