/// Keys that their issuers publish for everybody's first try, as in a guide, an emulator or an SDK's own
/// tests: they open nothing that is not open anyway, and whoever documents or tests a program quotes them.
///
/// Only what an issuer prints and keeps for years belongs here. Lower case, as `WordSet` wants it.
package enum PublishedKeys {
    /// Invalid for a published key, so that a pattern that knows the form alone does not report it.
    package static func validate(_ value: Span<UInt8>) -> ValidationVerdict {
        contains(value) ? .invalid : .notApplicable
    }

    static func contains(_ value: Span<UInt8>) -> Bool {
        value.count >= lengthMin && value.count <= lengthMax && keys.contains(value, 0..<value.count)
    }

    private static let lengthMin = 20
    private static let lengthMax = 88

    /// In this order: Google's keys in tests and samples of the Firebase SDKs (firebase-android-sdk,
    /// firebase-js-sdk); secret access keys in AWS's IAM user guide; test keys in Stripe's documentation; the
    /// well-known keys of the emulators of Azure Storage and Azure Cosmos DB (Microsoft Learn); the account
    /// of MinIO's public server play.min.io; keys for automated tests (reCAPTCHA FAQ); the first accounts
    /// that the local nodes of Hardhat and Foundry print at their start.
    private static let keys = WordSet(
        """
        aizasyabcdefghijklmnopqrstuvwxyz1234567 aizasyanla7nfelquw1tjfpx_eqcxox-oo6yyis
        aizasyckehvjf3pdurdt6d1ykomitrueke8agem aizasydmascliylx7f0npdeji1qmycghiaodrlu
        aizasyd3asb-2pezvqmkml6m9n6nhzrr_znhrh0 aizasyados2zb6ncsk1pcdz4-p6gbdi_uupwx7c
        aizasyaswm6hmtmdywpgmnjrbjxcq9ckctwmld4 aizasyanuvh9h9bsuccjsu2pcmekopjjaxedqgy
        aizasya5_ivawfq8abutznudcwerljv_a_p4wtm aizasya4urcgxgwqftfai3no3t7lt1sjmdnp5sq
        aizasydsb51jiicb6ojpwwmicsekrhhroq1cs7g aizasybf2rraim4a0mo64eshqfqfd2afnzavvuu
        aizasybce-ooibhjyr83gm4r2mfcu4mjmprnxsw
        wjalrxutnfemi/k7mdeng/bpxrficyexamplekey je7mtgbclwbf/2zp9utk/h3yco8nvbexamplekey
        sk_test_4ec39hqlyjwdarjtt1zdp7dc sk_test_bqokikjovbii2hlwgh4olfq2
        eby8vdm02xnocqflquwjpllmetlcdxj1ouzft50usrz6ifsufq2uvercz4i6tq/k1szfptotr/kbhbeksogmgw==
        c2y6ydjf5/r+ob0n8a7cgv30vrdjiwehlm+4qdu5de2nq9nduvtqobd4b8mggypmbiznqymsecagqy67xiw/jw==
        q3am3uq867spqqa43p2f zuf+tfteslswru7bj86wekitnifilbzam1kyy3tg
        6leixactaaaaagg-vfi1tnrwxmznfuojj4wifjwe 6leixactaaaaajczvrqyhh71umiegnq_mxjizkhi
        0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80
        0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d
        """)
}
