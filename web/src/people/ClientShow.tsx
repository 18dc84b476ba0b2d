/** One client: how to reach them, what they have had printed, and their jobs. */
import EditIcon from '@mui/icons-material/EditOutlined';
import { Link as Anchor, Box, Button, Card, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ShowBase, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { RowName } from '../parts/RowName';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { Billing } from './Billing';
import { ClientJobs } from './ClientJobs';
import { ClientTotals } from './ClientTotals';

function Line({ field, children }: { field: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="body2" color="text.secondary">
        {translate(`resources.Client.fields.${field}`)}
      </Typography>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {children || '–'}
      </Typography>
    </Box>
  );
}

function ClientPage() {
  const translate = useTranslate();
  const client = useRecordContext<Row>();
  const who = useWho();
  if (!client || !who) return null;
  return (
    <Screen
      title={client.companyName}
      width={1240}
      head={
        <RowName name={client.companyName}>
          <Billing status={client.billingStatus} />
        </RowName>
      }
      actions={
        mayDo('update', 'Client', who) && (
          <Button component={Link} to={`/Client/${client.id}`} startIcon={<EditIcon />}>
            {translate('ra.action.edit')}
          </Button>
        )
      }
    >
      <Stack sx={{ gap: 2 }}>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 2fr)' },
          }}
        >
          <Card
            sx={{
              p: 2,
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
              alignContent: 'start',
            }}
          >
            <Line field="contactName">{client.contactName}</Line>
            <Line field="clientCode">{client.clientCode}</Line>
            <Line field="email">{client.email && <Anchor href={`mailto:${client.email}`}>{client.email}</Anchor>}</Line>
            <Line field="phone">{client.phone && <Anchor href={`tel:${client.phone}`}>{client.phone}</Anchor>}</Line>
          </Card>
          <ClientTotals client={client.id} />
        </Box>
        <ClientJobs client={client.id} />
      </Stack>
    </Screen>
  );
}

export default function ClientShow() {
  return (
    <ShowBase>
      <ClientPage />
    </ShowBase>
  );
}
