-- numbers are REAL, which every tool can read: of ANY, which holds whole ones as they are,
-- DuckDB says that it is text, and stops at the first number
ALTER TABLE project ADD COLUMN latitude_real REAL CHECK (latitude_real BETWEEN -90 AND 90);
ALTER TABLE project ADD COLUMN longitude_real REAL CHECK (longitude_real BETWEEN -180 AND 180);
ALTER TABLE project ADD COLUMN capacity_mw_real REAL CHECK (capacity_mw_real >= 0);
ALTER TABLE project ADD COLUMN energy_mwh_real REAL CHECK (energy_mwh_real >= 0);
ALTER TABLE project ADD COLUMN voltage_kv_real REAL CHECK (voltage_kv_real >= 0);
ALTER TABLE project ADD COLUMN length_km_real REAL CHECK (length_km_real >= 0);
ALTER TABLE project ADD COLUMN area_km2_real REAL CHECK (area_km2_real >= 0);
ALTER TABLE project ADD COLUMN passengers_m_real REAL CHECK (passengers_m_real >= 0);
ALTER TABLE project ADD COLUMN output_kt_real REAL CHECK (output_kt_real >= 0);
ALTER TABLE project ADD COLUMN storage_mcm_real REAL CHECK (storage_mcm_real >= 0);
ALTER TABLE project ADD COLUMN investment_bn_real REAL CHECK (investment_bn_real >= 0);
UPDATE project SET
    latitude_real = latitude,
    longitude_real = longitude,
    capacity_mw_real = capacity_mw,
    energy_mwh_real = energy_mwh,
    voltage_kv_real = voltage_kv,
    length_km_real = length_km,
    area_km2_real = area_km2,
    passengers_m_real = passengers_m,
    output_kt_real = output_kt,
    storage_mcm_real = storage_mcm,
    investment_bn_real = investment_bn;
ALTER TABLE project DROP COLUMN latitude;
ALTER TABLE project RENAME COLUMN latitude_real TO latitude;
ALTER TABLE project DROP COLUMN longitude;
ALTER TABLE project RENAME COLUMN longitude_real TO longitude;
ALTER TABLE project DROP COLUMN capacity_mw;
ALTER TABLE project RENAME COLUMN capacity_mw_real TO capacity_mw;
ALTER TABLE project DROP COLUMN energy_mwh;
ALTER TABLE project RENAME COLUMN energy_mwh_real TO energy_mwh;
ALTER TABLE project DROP COLUMN voltage_kv;
ALTER TABLE project RENAME COLUMN voltage_kv_real TO voltage_kv;
ALTER TABLE project DROP COLUMN length_km;
ALTER TABLE project RENAME COLUMN length_km_real TO length_km;
ALTER TABLE project DROP COLUMN area_km2;
ALTER TABLE project RENAME COLUMN area_km2_real TO area_km2;
ALTER TABLE project DROP COLUMN passengers_m;
ALTER TABLE project RENAME COLUMN passengers_m_real TO passengers_m;
ALTER TABLE project DROP COLUMN output_kt;
ALTER TABLE project RENAME COLUMN output_kt_real TO output_kt;
ALTER TABLE project DROP COLUMN storage_mcm;
ALTER TABLE project RENAME COLUMN storage_mcm_real TO storage_mcm;
ALTER TABLE project DROP COLUMN investment_bn;
ALTER TABLE project RENAME COLUMN investment_bn_real TO investment_bn;
ALTER TABLE event ADD COLUMN in_service_mw_real REAL CHECK (in_service_mw_real >= 0);
ALTER TABLE event ADD COLUMN open_km_real REAL CHECK (open_km_real >= 0);
ALTER TABLE event ADD COLUMN spent_bn_real REAL CHECK (spent_bn_real >= 0);
ALTER TABLE event ADD COLUMN held_mw_real REAL;
ALTER TABLE event ADD COLUMN held_km_real REAL;
ALTER TABLE event ADD COLUMN held_bn_real REAL;
UPDATE event SET
    in_service_mw_real = in_service_mw,
    open_km_real = open_km,
    spent_bn_real = spent_bn,
    held_mw_real = held_mw,
    held_km_real = held_km,
    held_bn_real = held_bn;
ALTER TABLE event DROP COLUMN in_service_mw;
ALTER TABLE event RENAME COLUMN in_service_mw_real TO in_service_mw;
ALTER TABLE event DROP COLUMN open_km;
ALTER TABLE event RENAME COLUMN open_km_real TO open_km;
ALTER TABLE event DROP COLUMN spent_bn;
ALTER TABLE event RENAME COLUMN spent_bn_real TO spent_bn;
ALTER TABLE event DROP COLUMN held_mw;
ALTER TABLE event RENAME COLUMN held_mw_real TO held_mw;
ALTER TABLE event DROP COLUMN held_km;
ALTER TABLE event RENAME COLUMN held_km_real TO held_km;
ALTER TABLE event DROP COLUMN held_bn;
ALTER TABLE event RENAME COLUMN held_bn_real TO held_bn;
