/// Words that stand where a secret would stand, but are none. Lower case; compared with ASCII case ignored.
enum SecretVocabulary {
    /// Parts of names of credentials: a value made of them names a secret, it does not hold one.
    static let credentials = WordSet(
        """
        password passwords passwd passwort passphrase passcode pass pwd pw psw pword pin otp
        totp secret secrets token tokens key keys apikey api auth authentication authorization
        oauth bearer basic digest credential credentials cred creds private public access
        refresh client server session cookie jwt csrf xsrf signature login logon signin signup
        username user users userid email mail name account admin db database mysql postgres
        postgresql redis mongo mongodb ldap smtp ftp ssh ssl tls root guest host port id uid
        value val hash hashed salt salted encrypted encoded encoding encryption cipher confirm
        confirmation new old current original repeat verify verification reset forgot change
        master app application service aws gcp azure github gitlab google facebook twitter slack
        stripe passwordhash
        """)

    /// Words whose presence marks a filler, as in `your_api_key_here` or `insert-token`.
    static let fillers = WordSet(
        """
        your youre yours example examples sample placeholder changeme changeit changethis
        change_me replace replaceme insert enter todo fixme dummy fake redacted masked hidden
        removed omitted snip xxx xxxx xxxxx xxxxxx xxxxxxxx foo bar baz foobar lorem ipsum asdf
        mypassword mysecret mytoken mykey notreal testing test tests placehold supersecret
        topsecret notasecret template censored sanitized anonymized
        """)

    /// Fillers that also count within a longer run of letters; of 4, 5, 7, 8 or 11 letters.
    static let infixes = WordSet("fake dummy example changeme placeholder redacted yourpass yoursecr")

    /// Values of fields that are types, states or words of a user interface.
    static let plainWords = WordSet(
        """
        null nil none nan undefined empty blank unset default defaults required optional missing
        invalid valid wrong incorrect true false yes no on off ok enabled disabled enable
        disable allow deny always never auto string str text varchar char byte bytes binary
        integer int float double number numeric bool boolean object array list dict map set hash
        tuple any void self this parent child input output label title field form type file path
        url uri href link button prompt show hide toggle visible plain plaintext raw hex unknown
        anonymous nobody somebody something anything nothing everything abc abcd abcdef abcdefg
        qwerty here there one two three first second third last next previous local remote
        global internal external prod production dev develop development stage staging demo
        docker kubernetes vault keychain keyring prefix suffix width height size length min max
        count index data info message error warning debug request response body header headers
        query param params args argument config configuration settings option options
        environment env variable var const static final let func function method class struct
        interface module package import export return await async yield lambda def end then else
        not and the with from into for are was has have its can may must should would will been
        being does only also
        """)

    /// Names of algorithms, encodings and formats that mix letters and digits.
    static let technical = WordSet(
        """
        md4 md5 sha sha1 sha2 sha3 sha224 sha256 sha384 sha512 sha128 hmac hmacsha1 hmacsha256
        bcrypt scrypt argon2 argon2i argon2d argon2id pbkdf2 crc32 crc32c aes aes128 aes192
        aes256 des3 rc4 rsa rsa1024 rsa2048 rsa3072 rsa4096 ed25519 ed448 x25519 p256 p384 p521
        prime256v1 secp256k1 secp256r1 secp384r1 secp521r1 rs256 rs384 rs512 hs256 hs384 hs512
        es256 es256k es384 es512 ps256 ps384 ps512 a128kw a256kw a128gcm a256gcm a128cbc a256cbc
        chacha20 poly1305 base16 base32 base36 base58 base62 base64 base64url b64 base85 utf8
        utf16 utf32 utf8mb4 latin1 iso8859 ascii int8 int16 int32 int64 uint8 uint16 uint32
        uint64 u8 u16 u32 u64 u128 i8 i16 i32 i64 f32 f64 float32 float64 long64 oauth oauth1
        oauth2 oauth20 x509 pkcs1 pkcs5 pkcs7 pkcs8 pkcs12 p12 pfx pem der ipv4 ipv6 http http1
        http2 http3 https h2 h2c s3 ec2 sns sqs k8s i18n l10n a11y win32 win64 x86 x64 amd64
        arm64 mp3 mp4 h264 h265 web3 es5 es6 es2015 es2020 python2 python3 py2 py3 vue2 vue3
        log4j neo4j sqlite3 db2 v1 v2 v3 v4 tls1 tls12 tls13 ssl3 sslv3 ntlm ntlmv2 krb5
        kerberos saml2 mod10 level1 1password
        """)

    /// Words of sentences: a quoted text that holds one is a message, not a pass phrase.
    static let sentence = WordSet(
        """
        a an the to of for or is are be was were has have had must should can cannot could will
        would may your you my our their please enter type input choose select provide specify
        confirm repeat retype with without not no in on this that if when at least from by as it
        do does did used using use uses need needed required invalid wrong incorrect missing
        forgot forgotten reset change changed new old current show hide field empty match
        matches mismatch password passwords token key secret user name login sign register
        account email error failed success successfully character characters letters digits
        value votre le la les du des de el los las una un para por con su tu und der die das ein
        eine bitte ihr il
        """)
}
